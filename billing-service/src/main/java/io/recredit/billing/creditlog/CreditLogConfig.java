package io.recredit.billing.creditlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of a credit log is exported at a time. */
@ConfigMapping(prefix = "recredit.credit-log")
interface CreditLogConfig {

    /** Exports at a time at most, per process. */
    @WithDefault("8")
    int maxExports();

    /** Exports of one customer at a time at most, per process. */
    @WithDefault("2")
    int maxExportsPerCustomer();

    /** How long an export may take, however slowly it is read; then it is broken off. */
    @WithDefault("1H")
    Duration maxExportTime();
}
