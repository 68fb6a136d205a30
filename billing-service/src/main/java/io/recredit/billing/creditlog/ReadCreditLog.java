package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the lines of a log that a filter lets through, in slices that each cost little however rare those lines are. */
@ApplicationScoped
class ReadCreditLog {

    /**
     * By so much at most the times of a log's entries run against their numbers: a command's time is taken when it comes,
     * its number under the lock that it may have to wait for (each of its statements for 30 s at most); clocks of
     * instances differ by less.
     */
    static final Duration OUT_OF_ORDER = Duration.ofMinutes(2);

    private final CreditLogRepository log;

    ReadCreditLog(CreditLogRepository log) {
        this.log = log;
    }

    /** The numbers outside of which no entry was decided at {@code from} or later and before {@code to}. */
    Uni<LogWindow> window(BalanceKey balance, @Nullable Instant from, @Nullable Instant to) {
        return bound(balance, from, OUT_OF_ORDER.negated(), LogWindow.ALL.from())
                .chain(first -> bound(balance, to, OUT_OF_ORDER, LogWindow.ALL.below())
                        .map(below -> new LogWindow(first, below)));
    }

    private Uni<Long> bound(BalanceKey balance, @Nullable Instant time, Duration margin, long ifNone) {
        return time == null ? Uni.createFrom().item(ifNone) : log.firstSince(balance, time.plus(margin));
    }

    /**
     * The newest of the lines in a window.
     *
     * @param limit lines at most; there may be fewer, even none, though more follow
     */
    Uni<LogSlice> newest(BalanceKey balance, LogFilter filter, LogWindow window, int limit) {
        return log.slice(balance, filter, window, limit);
    }

    /** What of the log was archived; empty if nothing was. */
    Uni<Optional<ArchivedView>> archived(BalanceKey balance) {
        return log.archived(balance);
    }
}
