package io.recredit.send.smpp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The carrier to send through. */
@ConfigMapping(prefix = "recredit.smpp")
interface SmppConfig {

    /** Our name for the carrier. Its message ids are stored under this name: a new carrier needs a new one. */
    @WithDefault("carrier")
    String name();

    /** Host of its SMSC. */
    String host();

    /** Port of its SMSC. */
    @WithDefault("2775")
    int port();

    /** The system_id it gave us, at most 15 characters. */
    String systemId();

    /** The password that goes with it, at most 8 characters. */
    String password();

    /** Links bound at the same time. */
    @WithDefault("2")
    int links();

    /**
     * Submits that may be unanswered on one link; the carrier says how many it allows. The more, the fewer and larger
     * the claims, and the more messages are left open by a crash.
     */
    @WithDefault("100")
    int window();

    /** How long a submit's answer is waited for; after that it is open whether the carrier has the segment. */
    @WithDefault("10s")
    Duration answerTimeout();

    /** How long connecting and binding may take. */
    @WithDefault("5s")
    Duration bindTimeout();

    /** After so much silence the link is asked whether it is alive. */
    @WithDefault("15s")
    Duration enquireLink();

    /** Wait before a lost link is bound again; doubles up to the maximum while that fails. */
    @WithDefault("200ms")
    Duration reconnectDelay();

    /** The longest wait between two tries to bind. They never end. */
    @WithDefault("10s")
    Duration maxReconnectDelay();
}
