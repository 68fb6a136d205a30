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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Writes a whole log of an account or a user, or what a filter lets through, however long it is. One slice at a time is
 * read, with a query of its own, and only when the caller has taken the one before: meanwhile no connection, no
 * transaction and no second slice is held.
 */
@ApplicationScoped
class ExportCreditLog {

    /** Lines that are read at once: about 200 KiB of CSV. */
    static final int LINES_PER_READ = 1_000;

    private final ReadCreditLog log;
    private final UserLogRepository userLog;
    private final HeavyReads exports;
    private final Duration maxTime;
    private final Counter lines;

    ExportCreditLog(ReadCreditLog log, UserLogRepository userLog, CreditLogConfig config, MeterRegistry metrics) {
        this.log = log;
        this.userLog = userLog;
        this.exports = new HeavyReads("exports", config.maxExports(), config.maxExportsPerCustomer());
        this.maxTime = config.maxExportTime();
        this.lines = Counter.builder("recredit.credit.log.exported.lines")
                .description("Lines of credit logs that were exported")
                .register(metrics);
        Gauge.builder("recredit.credit.log.exports", exports, HeavyReads::running)
                .description("Exports of credit logs that are under way")
                .register(metrics);
    }

    /**
     * Begins a file in a place for exports, which is given back if it cannot be begun, and later by the file itself. Throws a
     * 503 if too many are under way.
     */
    Uni<LogFile> inPlace(String customer, Function<HeavyReads.Place, Uni<LogFile>> begin) {
        HeavyReads.Place place = exports.take(customer);
        return begin.apply(place).onTermination().invoke((begun, failure, cancelled) -> {
            if (failure != null || cancelled) {
                place.giveBack();
            }
        });
    }

    /**
     * An account's log in pieces, each of which is made when it is asked for. Fails with {@link ExportTooSlow} if they are
     * asked for too slowly.
     *
     * @param clock what the time is when a piece is asked for
     */
    Multi<byte[]> csv(BalanceKey balance, LogFilter filter, LogWindow window, InstantSource clock) {
        Multi<byte[]> pieces = slices(
                        rest -> log.newest(balance, filter, rest, LINES_PER_READ),
                        window,
                        (rest, slice) -> slice.next().isPresent()
                                ? Optional.of(rest.before(slice.next().getAsLong()))
                                : Optional.empty(),
                        clock,
                        maxTime)
                .map(LogSlice::lines)
                .filter(found -> !found.isEmpty())
                .invoke(found -> lines.increment(found.size()))
                .map(LogCsv::lines);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(LogCsv.header()), pieces);
    }

    /** The same of a user's log. */
    Multi<byte[]> csv(UserLogQuery query, InstantSource clock) {
        Multi<byte[]> pieces = slices(
                        place -> userLog.below(query, place, LINES_PER_READ),
                        query.start(),
                        (place, slice) -> slice.next(),
                        clock,
                        maxTime)
                .map(UserLogSlice::lines)
                .filter(found -> !found.isEmpty())
                .invoke(found -> lines.increment(found.size()))
                .map(UserLogCsv::lines);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(UserLogCsv.header()), pieces);
    }

    /**
     * One slice after the other, none before it is asked for.
     *
     * @param next where to go on behind what was read from a place; empty at the end
     */
    static <P, S> Multi<S> slices(
            Function<P, Uni<S>> read,
            P start,
            BiFunction<P, S, Optional<P>> next,
            InstantSource clock,
            Duration maxTime) {
        Instant end = clock.instant().plus(maxTime);
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(start),
                        rest -> clock.instant().isAfter(end)
                                ? Uni.createFrom().<Piece<S>>failure(new ExportTooSlow(maxTime))
                                : read.apply(rest.get()).map(slice -> {
                                    Optional<P> following = next.apply(rest.get(), slice);
                                    following.ifPresent(rest::set);
                                    return new Piece<>(slice, following.isPresent());
                                }))
                .whilst(Piece::isFollowed)
                .map(Piece::slice);
    }

    private record Piece<S>(S slice, boolean isFollowed) {}
}
