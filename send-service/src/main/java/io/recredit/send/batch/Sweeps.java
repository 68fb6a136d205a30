package io.recredit.send.batch;

import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** What periodic work has in common. */
public final class Sweeps {

    private static final Logger LOG = Logger.getLogger(Sweeps.class);

    private Sweeps() {}

    /** The work; if the database is away it is skipped this time, since the next run comes soon. */
    public static Uni<Void> skippingOutages(Uni<Void> sweep) {
        return sweep.onFailure(Retrying::isInfrastructureAway).recoverWithUni(away -> {
            LOG.warnf("a sweep is skipped: %s", away);
            return Uni.createFrom().voidItem();
        });
    }
}
