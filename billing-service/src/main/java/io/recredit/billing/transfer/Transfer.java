package io.recredit.billing.transfer;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Contra;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.Posting;
import io.recredit.contracts.Amount;
import io.recredit.kit.idempotency.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * An amount that leaves one account of a customer for another.
 *
 * @param amount positive
 */
record Transfer(String customer, String source, String target, String currency, Amount amount) {

    /** Its two sides, with one id; they cancel each other. */
    List<Posting> postings(UUID id, String actor) {
        return List.of(
                new Posting(
                        id,
                        EntryKind.TRANSFER_OUT,
                        new BalanceKey(customer, source, currency),
                        amount.negate(),
                        Contra.TRANSFER,
                        target,
                        null,
                        actor),
                new Posting(
                        id,
                        EntryKind.TRANSFER_IN,
                        new BalanceKey(customer, target, currency),
                        amount,
                        Contra.TRANSFER,
                        source,
                        null,
                        actor));
    }

    byte[] contentHash() {
        return ContentHash.of(utf8(source), utf8(target), utf8(currency), utf8(amount.toString()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
