package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The bakery's balance falls below its thresholds: Oscar is warned, and the card is charged. */
final class TopUpItself {

    /** From the 100 credits of the pack to 25, below the alert's threshold. */
    private static final int TO_THE_ALERT = 75;

    /** From there to 19, below the threshold of the auto top-up. */
    private static final int TO_THE_TOP_UP = 6;

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Bakery bakery;

    TopUpItself(Bakery bakery) {
        this.bakery = bakery;
    }

    void run() {
        Screen screen = bakery.screen();
        screen.heading("8  The bakery tops itself up: " + Bakery.TOP_UP_BY + " credits, whenever there are less than "
                + Bakery.TOP_UP_BELOW);
        bakery.saveTopupRule(null);
        bakery.saveAlertRule();
        screen.done("oscar sets auto top-up (below " + Bakery.TOP_UP_BELOW + ", add " + Bakery.TOP_UP_BY
                + ") and an alert (below " + Bakery.ALERT_BELOW + ")");

        bakery.send(TO_THE_ALERT, "bakery-alert");
        bakery.checkBalance(" after " + TO_THE_ALERT + " messages");
        bakery.mailbox().showNext("oscar is warned");

        bakery.send(TO_THE_TOP_UP, "bakery-topup");
        screen.done("after " + TO_THE_TOP_UP + " more there are only "
                + bakery.scene().expectedBalance(bakery.account()));
        bakery.expectTopup();
        bakery.topups().await("succeeded", 2);
        JsonNode topup = bakery.topups().newest("succeeded");
        screen.expect("the card is charged", Bakery.succeeded("automatic", BuyPack.VISA), Topups.inWords(topup));
        showSpeed(Instant.parse(topup.path("endedAt").asText()));
        bakery.checkBalance();
        bakery.mailbox().showNext("the receipt");
    }

    private void showSpeed(Instant credited) {
        Instant crossing = bakery.topups().lastCrossing();
        Duration took = Duration.between(crossing, credited);
        Screen screen = bakery.screen();
        screen.line(String.format(
                Locale.ROOT,
                "below %s at %s, credited at %s: %.3f s later",
                Bakery.TOP_UP_BELOW,
                Screen.time(crossing),
                Screen.time(credited),
                took.toMillis() / MILLIS_PER_SECOND));
        screen.expect("that is less than " + SOON.toSeconds() + " s", true, took.compareTo(SOON) < 0);
    }
}
