package io.recredit.billing.ledger;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One immutable line of the ledger.
 *
 * @param id UUIDv7; a charge's is its message's id, a refund's its charge's, both sides of a transfer have one
 * @param entryNo place in the balance's log, from 1 without gaps
 * @param amount signed effect on the balance
 * @param balanceAfter the balance right after this entry
 * @param contra the other side of the entry
 * @param counterparty a transfer's other account
 * @param message set for charges and refunds
 * @param reason why, for refunds and adjustments
 * @param actor who, for money commands
 * @param decidedAt with microseconds at most, because that is what the database keeps
 */
public record Entry(
        UUID id,
        EntryKind kind,
        BalanceKey balance,
        long entryNo,
        Amount amount,
        Amount balanceAfter,
        Contra contra,
        @Nullable String counterparty,
        @Nullable MessageDetails message,
        @Nullable String reason,
        @Nullable String actor,
        Instant decidedAt) {}
