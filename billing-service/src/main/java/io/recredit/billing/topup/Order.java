package io.recredit.billing.topup;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.kit.idempotency.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to buy once.
 *
 * @param pack the pack's id; null if an amount was named
 * @param currency of the balance; null if a pack was named, which has one
 * @param amount positive; null if a pack was named, which has one
 * @param card which to charge; null for the default
 * @param emails whom to tell, 0 to 10
 */
record Order(
        String customer,
        String account,
        @Nullable String pack,
        @Nullable String currency,
        @Nullable Amount amount,
        @Nullable UUID card,
        List<String> emails) {

    /** The same order has the same hash. Who is told is part of it only if the order names them. */
    byte[] contentHash(boolean namesEmails) {
        return ContentHash.of(
                utf8(account),
                utf8(String.valueOf(pack)),
                utf8(String.valueOf(currency)),
                utf8(String.valueOf(amount)),
                utf8(String.valueOf(card)),
                utf8(namesEmails ? String.join(",", emails) : "caller"));
    }

    BalanceKey balanceIn(String itsCurrency) {
        return new BalanceKey(customer, account, itsCurrency);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
