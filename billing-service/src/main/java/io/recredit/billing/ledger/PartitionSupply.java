package io.recredit.billing.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Keeps partitions ahead, and tells in good time when it does not succeed. */
@ApplicationScoped
class PartitionSupply {

    /** With less than this ahead something has been wrong for two months: the log says so every hour. */
    static final int FEW_WEEKS = 4;

    private static final Logger LOG = Logger.getLogger(PartitionSupply.class);
    private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();

    private final EntryPartitions partitions;
    private volatile Instant readyUntil = Instant.EPOCH;

    PartitionSupply(EntryPartitions partitions, MeterRegistry registry) {
        this.partitions = partitions;
        Gauge.builder("recredit.ledger.partitions.ahead.weeks", this, supply -> supply.weeksAhead(Instant.now()))
                .description("Weeks for which the ledger has partitions; it sinks while they cannot be made")
                .register(registry);
    }

    /** Makes what is missing and looks how far it reaches; fails only if it cannot even look. */
    Uni<Void> renew(Instant now) {
        return partitions
                .makeAround(now)
                .onFailure()
                .invoke(failure -> LOG.warnf("cannot make the ledger's partitions: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .chain(() -> partitions.readyUntil(now))
                .invoke(until -> readyUntil = until)
                .onTermination()
                .invoke(() -> warnIfFew(now))
                .replaceWithVoid();
    }

    /** Weeks from a moment on, parts of weeks included, in which entries can be stored; counted without the database. */
    double weeksAhead(Instant now) {
        return Math.max(0, (double) Duration.between(now, readyUntil).toMillis() / WEEK_MILLIS);
    }

    /** Until when entries can be stored. */
    Instant readyUntil() {
        return readyUntil;
    }

    private void warnIfFew(Instant now) {
        if (weeksAhead(now) < FEW_WEEKS) {
            LOG.warnf("the ledger has partitions until %s only; from then on nothing can be charged", readyUntil);
        }
    }
}
