package io.recredit.send.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How charged messages are sent. */
@ConfigMapping(prefix = "recredit.dispatch")
interface DispatchConfig {

    /** Whether this instance sends; an instance that does not may still take messages in. */
    @WithDefault("true")
    boolean enabled();

    /**
     * How long a claim lasts; must exceed the carrier's answer timeout. A crash leaves a message claimed for that long. A
     * message whose segments take longer is put back in between and goes on with its next segment.
     */
    @WithDefault("30s")
    Duration lease();

    /** How long a receipt is waited for when a lost link or a crash left open whether the carrier has a message. */
    @WithDefault("15m")
    Duration unknownTimeout();

    /** Wait before the second attempt after throttling; doubles with each further one. */
    @WithDefault("500ms")
    Duration retryDelay();

    /** The longest wait between two attempts. */
    @WithDefault("30s")
    Duration maxRetryDelay();

    /** No new messages are claimed for that long after the carrier throttled. */
    @WithDefault("50ms")
    Duration throttlePause();

    /** How often charged messages are looked for when nobody said that there are some. */
    @WithDefault("500ms")
    Duration poll();
}
