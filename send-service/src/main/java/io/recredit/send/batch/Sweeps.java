package io.recredit.send.batch;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** What periodic work has in common. */
public final class Sweeps {

    private static final Logger LOG = Logger.getLogger(Sweeps.class);

    private Sweeps() {}

    /** The work; if it fails, as it does while the database is away, it is left to the next run, which comes soon. */
    public static Uni<Void> skippingFailures(Uni<Void> sweep) {
        return sweep.onFailure()
                .invoke(failure -> LOG.warnf("a sweep is skipped: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
