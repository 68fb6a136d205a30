package io.recredit.billing.charging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How charges are consumed. */
@ConfigMapping(prefix = "recredit.charging")
interface ChargingConfig {

    /**
     * How long after its acceptance a charge waits for an account or user that billing does not know yet: it may have
     * been made a moment ago. Waiting holds up the charges behind it.
     */
    @WithDefault("3S")
    Duration referenceGrace();

    /** How long a refusal is remembered; more than the topic keeps its records. */
    @WithDefault("30D")
    Duration refusalRetention();
}
