package io.recredit.billing.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the card processor is, and what we are to it. */
@ConfigMapping(prefix = "recredit.stripe")
interface StripeConfig {

    /** Without a path and a slash at its end. */
    @WithDefault("https://api.stripe.com")
    URI apiBase();

    /** The secret key, {@code sk_...}. There is no default: it comes from the environment. */
    String apiKey();

    /** Signs what the processor tells by itself, {@code whsec_...}. There is no default: it comes from the environment. */
    String webhookSecret();

    /** How long to wait for a connection. When it passes nothing was sent. */
    @WithDefault("3S")
    Duration connectTimeout();

    /** How long to wait for a whole answer. When it passes the request may have been carried out or not. */
    @WithDefault("10S")
    Duration readTimeout();
}
