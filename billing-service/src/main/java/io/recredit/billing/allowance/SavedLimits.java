package io.recredit.billing.allowance;

import java.time.Instant;

/**
 * Limits as they are stored.
 *
 * @param changedBy the subject of the token that saved them
 */
record SavedLimits(SpendingLimits limits, Instant changedAt, String changedBy) {}
