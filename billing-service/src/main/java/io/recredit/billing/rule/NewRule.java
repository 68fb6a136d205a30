package io.recredit.billing.rule;

import io.recredit.billing.episode.BalanceRule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is to be saved.
 *
 * @param card which card an automatic top-up charges; null for the default, and for alerts
 */
record NewRule(BalanceRule rule, @Nullable UUID card) {}
