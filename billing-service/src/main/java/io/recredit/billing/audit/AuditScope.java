package io.recredit.billing.audit;

import io.recredit.billing.ledger.BalanceKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a change concerns, and so who may see it.
 *
 * @param customer null if it concerns the whole platform: only operators see it
 * @param account null if it concerns the whole customer
 * @param user null if it concerns the whole account
 */
public record AuditScope(
        @Nullable String customer,
        @Nullable String account,
        @Nullable UUID user) {

    /** Everybody: tariffs, VAT rates. */
    public static final AuditScope PLATFORM = new AuditScope(null, null, null);

    public AuditScope {
        if (customer == null && account != null || account == null && user != null) {
            throw new IllegalArgumentException("an account has a customer, and a user an account");
        }
    }

    public static AuditScope customer(String customer) {
        return new AuditScope(customer, null, null);
    }

    public static AuditScope account(String customer, String account) {
        return new AuditScope(customer, account, null);
    }

    /** The account of that balance. */
    public static AuditScope accountOf(BalanceKey balance) {
        return account(balance.customer(), balance.account());
    }

    public static AuditScope user(String customer, String account, UUID user) {
        return new AuditScope(customer, account, user);
    }
}
