package io.recredit.billing.rule;

import io.recredit.billing.episode.BalanceRule;
import java.time.Instant;

/**
 * A rule as it is stored.
 *
 * @param updatedBy the subject of the token that saved it
 */
record SavedRule(BalanceRule rule, Instant updatedAt, String updatedBy) {}
