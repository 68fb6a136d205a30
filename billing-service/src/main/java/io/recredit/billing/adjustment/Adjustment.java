package io.recredit.billing.adjustment;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Contra;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.Posting;
import io.recredit.contracts.Amount;
import io.recredit.kit.idempotency.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What an operator wants to be added to or taken from a balance.
 *
 * @param amount signed, not zero
 * @param reason 1 to 200 characters; shown in the credit log
 */
record Adjustment(BalanceKey balance, Amount amount, String reason) {

    /** Characters of a reason at most. */
    static final int MAX_REASON_LENGTH = 200;

    Posting posting(UUID id, String actor) {
        return new Posting(id, EntryKind.ADJUSTMENT, balance, amount, Contra.ADJUSTMENTS, null, reason, actor);
    }

    byte[] contentHash() {
        return ContentHash.of(utf8(balance.account()), utf8(balance.currency()), utf8(amount.toString()), utf8(reason));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
