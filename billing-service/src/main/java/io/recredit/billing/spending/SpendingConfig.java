package io.recredit.billing.spending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is summed up at a time. */
@ConfigMapping(prefix = "recredit.spending")
interface SpendingConfig {

    /** Summaries at a time at most, per process. */
    @WithDefault("4")
    int maxSummaries();

    /** Summaries of one customer at a time at most, per process. */
    @WithDefault("2")
    int maxSummariesPerCustomer();

    /** How long PostgreSQL may sum up; then the caller is told to ask for fewer days. */
    @WithDefault("10S")
    Duration maxTime();
}
