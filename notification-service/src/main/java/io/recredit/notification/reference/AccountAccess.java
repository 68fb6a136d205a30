package io.recredit.notification.reference;

import io.recredit.contracts.AccountState;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Finds the account that a request is about. */
@ApplicationScoped
public class AccountAccess {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AccountDirectory accounts;
    private final Caller caller;

    AccountAccess(AccountDirectory accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /**
     * The account, or a 404 if there is none or it is another customer's; a 503 while this instance, just started, has
     * not read the accounts yet. To be called while the request is active.
     */
    public AccountState require(String account) {
        if (!accounts.isLoaded()) {
            throw notReady();
        }
        AccountState found = accounts.find(account).orElseThrow(AccountAccess::noSuchAccount);
        caller.requireCustomer(found.customer(), AccountAccess::noSuchAccount);
        return found;
    }

    /** The 503 of an instance that cannot tell yet what exists. */
    public static RuntimeException notReady() {
        return Problems.unavailable(RETRY_AFTER, "This instance has just started. Try again in a moment.");
    }

    private static RuntimeException noSuchAccount() {
        return Problems.notFound("account");
    }
}
