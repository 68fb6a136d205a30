package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.MessageDetails;
import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as the account's owner sees it.
 *
 * @param entryNo its place in the log of its balance, from 1 without gaps
 * @param amount signed effect on the balance
 * @param balanceAfter the balance right after it
 * @param messageId set for charges and refunds
 * @param counterparty a transfer's other account
 * @param actor who asked for it: the subject of the token
 */
@Schema(description = "One immutable line of an account's credit log")
public record EntryView(
        @Schema(examples = "42") long entryNo,
        UUID id,

        @Schema(examples = "charge", description = "charge, refund, adjustment, transfer-out, transfer-in or topup")
        String kind,

        @Schema(examples = "-0.7", implementation = String.class)
        Amount amount,

        @Schema(examples = "99.3", implementation = String.class)
        Amount balanceAfter,

        @Schema(examples = "CREDIT") String currency,
        Instant createdAt,
        @Nullable UUID user,
        @Nullable UUID messageId,
        @Schema(examples = "IT") @Nullable String country,
        @Schema(examples = "39") @Nullable String prefix,
        @Schema(examples = "otp") @Nullable String purpose,
        @Schema(examples = "1") @Nullable Integer segments,
        @Nullable String counterparty,
        @Nullable String reason,
        @Nullable String actor) {

    /** The line of an entry. */
    public static EntryView of(Entry entry) {
        MessageDetails message = entry.message();
        boolean ofMessage = entry.kind() == EntryKind.CHARGE || entry.kind() == EntryKind.REFUND;
        return new EntryView(
                entry.entryNo(),
                entry.id(),
                entry.kind().wireName(),
                entry.amount(),
                entry.balanceAfter(),
                entry.balance().currency(),
                entry.decidedAt(),
                message == null ? null : message.user(),
                ofMessage ? entry.id() : null,
                message == null ? null : message.country(),
                message == null ? null : message.prefix(),
                message == null ? null : message.purpose(),
                message == null ? null : message.segments(),
                entry.counterparty(),
                entry.reason(),
                entry.actor());
    }
}
