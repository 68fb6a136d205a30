package io.recredit.notification.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mails are sent. The server is set with {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "recredit.mail")
interface MailConfig {

    /** The sender, with or without a display name. Its domain is that of the Message-IDs. */
    @WithDefault("noreply@recredit.example")
    String from();

    /** Mails that one instance sends at the same time. */
    @WithDefault("8")
    int parallel();

    /** How often due mails are looked for when nobody said that there are some. */
    @WithDefault("500ms")
    Duration poll();

    /**
     * How long the server may take for one mail; RFC 5321 §4.5.3.2 asks for minutes. Afterwards it is open whether it
     * has taken it, and it is sent again with the same Message-ID.
     */
    @WithDefault("5m")
    Duration timeout();

    /** How long a claim outlives its last renewal: after a crash its mails wait for so long. */
    @WithDefault("30s")
    Duration lease();

    /** Wait before the second try; doubles with each further one. */
    @WithDefault("1m")
    Duration retryDelay();

    /** The longest wait between two tries. */
    @WithDefault("1h")
    Duration maxRetryDelay();

    /** A mail that could not be sent for so long is given up. */
    @WithDefault("3d")
    Duration giveUpAfter();

    /** How long mails are kept for support. */
    @WithDefault("90d")
    Duration keptFor();
}
