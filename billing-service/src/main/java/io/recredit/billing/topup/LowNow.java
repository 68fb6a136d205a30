package io.recredit.billing.topup;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.UUID;

/**
 * The open low episode of a balance's automatic top-up.
 *
 * @param level it ends when the balance is at least this much
 * @param since when it opened or was last updated
 */
public record LowNow(UUID id, Amount level, Instant since) {}
