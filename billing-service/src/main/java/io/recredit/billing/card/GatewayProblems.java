package io.recredit.billing.card;

import io.recredit.billing.payment.GatewayAway;
import io.recredit.kit.problem.Problems;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The processor being away as a problem. */
final class GatewayProblems {

    private static final Logger LOG = Logger.getLogger(GatewayProblems.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private GatewayProblems() {}

    /** A 503; what went wrong is for the log. */
    static RuntimeException unavailable(Throwable away) {
        LOG.warnf("the card processor is away: %s", away instanceof GatewayAway ? away.getMessage() : away);
        return Problems.unavailable(RETRY_AFTER, "The card processor does not answer; try again.");
    }
}
