package io.recredit.billing.topup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How top-ups are carried out. */
@ConfigMapping(prefix = "recredit.topup")
interface TopupConfig {

    /** Whether this process consumes low-balance events and carries attempts out. One-time top-ups work without. */
    @WithDefault("true")
    boolean enabled();

    /** Attempts carried out at the same time at most, in this process. */
    @WithDefault("64")
    int parallelCharges();

    /** How often due attempts are looked for, should nobody tell of them. */
    @WithDefault("0.5S")
    Duration pollEvery();

    /** The waits after the first, second, ... decline in a row. */
    @WithDefault("1H,6H,24H")
    List<Duration> retryAfter();

    /** Declines in a row that pause a rule. */
    @WithDefault("3")
    int pauseAfter();

    /** The wait after an attempt failed that no bank declined. */
    @WithDefault("15M")
    Duration retryAfterError();

    /** How long one try may take; more than the timeouts of the card processor's adapter together. */
    @WithDefault("20S")
    Duration lease();

    /** How long an attempt is sent again to a processor that answers with errors and has no payment. */
    @WithDefault("2M")
    Duration giveUpAfter();

    /** How long a one-time top-up waits for a processor that cannot be reached. */
    @WithDefault("10M")
    Duration oneTimeWithin();

    /**
     * What one charge may cost at most, VAT included, in minor units of its currency: 10,000 euros, 1,000,000 yen.
     * An automatic top-up always buys one of its rule's amounts, even if VAT that came after the rule brings it above.
     */
    @WithDefault("1000000")
    long maxPaymentMinorUnits();
}
