package io.recredit.billing.ledger;

import io.recredit.contracts.Amount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a money command wants to be posted to one balance.
 *
 * @param id UUIDv7, the entry's id; the two sides of a transfer share it
 * @param amount signed effect on the balance, not zero
 * @param counterparty the other account of a transfer
 * @param actor who asked for it, for the audit
 */
public record Posting(
        UUID id,
        EntryKind kind,
        BalanceKey balance,
        Amount amount,
        Contra contra,
        @Nullable String counterparty,
        @Nullable String reason,
        String actor) {}
