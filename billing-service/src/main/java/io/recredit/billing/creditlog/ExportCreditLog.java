package io.recredit.billing.creditlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.recredit.billing.database.HeavyReads;
import io.recredit.billing.ledger.BalanceKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Writes a whole log, or what a filter lets through, however long it is. One slice at a time is read, with a query of its
 * own, and only when the caller has taken the one before: meanwhile no connection, no transaction and no second slice
 * is held.
 */
@ApplicationScoped
class ExportCreditLog {

    /** Lines that are read at once: about 200 KiB of CSV. */
    static final int LINES_PER_READ = 1_000;

    private final ReadCreditLog log;
    private final HeavyReads exports;
    private final Duration maxTime;
    private final Counter lines;

    ExportCreditLog(ReadCreditLog log, CreditLogConfig config, MeterRegistry metrics) {
        this.log = log;
        this.exports = new HeavyReads("exports", config.maxExports(), config.maxExportsPerCustomer());
        this.maxTime = config.maxExportTime();
        this.lines = Counter.builder("recredit.credit.log.exported.lines")
                .description("Lines of credit logs that were exported")
                .register(metrics);
        Gauge.builder("recredit.credit.log.exports", exports, HeavyReads::running)
                .description("Exports of credit logs that are under way")
                .register(metrics);
    }

    /** Takes a place for an export, or throws a 503 if too many are under way. */
    HeavyReads.Place takePlace(String customer) {
        return exports.take(customer);
    }

    /**
     * The file in pieces, each of which is made when it is asked for. Fails with {@link ExportTooSlow} if they are asked
     * for too slowly.
     *
     * @param clock what the time is when a piece is asked for
     */
    Multi<byte[]> csv(BalanceKey balance, LogFilter filter, LogWindow window, InstantSource clock) {
        Multi<byte[]> pieces = slices(rest -> log.newest(balance, filter, rest, LINES_PER_READ), window, clock, maxTime)
                .filter(slice -> !slice.lines().isEmpty())
                .invoke(slice -> lines.increment(slice.lines().size()))
                .map(slice -> LogCsv.lines(slice.lines()));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(LogCsv.header()), pieces);
    }

    /** One slice after the other, none before it is asked for. */
    static Multi<LogSlice> slices(
            Function<LogWindow, Uni<LogSlice>> read, LogWindow window, InstantSource clock, Duration maxTime) {
        Instant end = clock.instant().plus(maxTime);
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new Rest(window),
                        rest -> clock.instant().isAfter(end)
                                ? Uni.createFrom().failure(new ExportTooSlow(maxTime))
                                : read.apply(rest.window).invoke(rest::isBehind))
                .whilst(slice -> slice.next().isPresent());
    }

    /** What of the log is still to be read. */
    private static final class Rest {
        private LogWindow window;

        Rest(LogWindow window) {
            this.window = window;
        }

        void isBehind(LogSlice slice) {
            slice.next().ifPresent(number -> window = window.before(number));
        }
    }
}
