package io.recredit.billing.charging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How charges are consumed. */
@ConfigMapping(prefix = "recredit.charging")
interface ChargingConfig {

    /** Whether this process consumes and decides charges. */
    @WithDefault("true")
    boolean enabled();

    /** How long a refusal is remembered; more than the topic keeps its records. */
    @WithDefault("30D")
    Duration refusalRetention();
}
