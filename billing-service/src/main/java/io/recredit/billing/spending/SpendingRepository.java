package io.recredit.billing.spending;

import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Sums up the table {@code entry}. */
@ApplicationScoped
class SpendingRepository {

    /**
     * A message's id is made when the message is accepted; a day is more than clocks can differ. The bounds of ids keep
     * weeks out that need not be read. Refunds have their charge's id and time.
     */
    private static final Duration ID_MARGIN = Duration.ofDays(1);

    private static final String SUMS = """
            select %1$s,
                count(*) filter (where kind = 'charge') - count(*) filter (where kind = 'refund') as messages,
                sum(case when kind = 'charge' then segments else -segments end)::bigint as segments,
                (-sum(amount_micros))::bigint as micros
            from entry
            where customer = $1 and account = $2 and currency = $3 and id >= $4 and id < $5
                and accepted_at >= $6 and accepted_at < $7 and kind in ('charge', 'refund')
            group by %2$s
            order by %2$s nulls last
            limit $8""";

    /**
     * On one core and not for ever: those who send come first. Planned for these days and this account anew: a plan for any
     * would sort millions of rows that it takes for a few.
     */
    private static final String MODESTLY = """
            set local statement_timeout = %d;
            set local max_parallel_workers_per_gather = 0;
            set local plan_cache_mode = force_custom_plan""";

    private static final String ARCHIVED_UNTIL = "select max(week) + 7 from detached_week";

    private final Pool pool;

    SpendingRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * One line for each combination, in their order.
     *
     * @param most lines at most
     * @param maxTime fails with SQLSTATE 57014 when it takes longer
     */
    Uni<List<SpendingLineView>> sums(SpendingQuery query, int most, Duration maxTime) {
        SpendingRange range = query.range();
        Tuple values = Tuple.of(
                        query.balance().customer(),
                        query.balance().account(),
                        query.balance().currency())
                .addUUID(Ids.firstOf(range.begin().minus(ID_MARGIN)))
                .addUUID(Ids.firstOf(range.end().plus(ID_MARGIN)))
                .addOffsetDateTime(utc(range.begin()))
                .addOffsetDateTime(utc(range.end()))
                .addInteger(most);
        if (query.by().contains(SpendingDimension.DAY)) {
            values.addArrayOfOffsetDateTime(
                    range.starts().stream().map(SpendingRepository::utc).toArray(OffsetDateTime[]::new));
        }
        return pool.withTransaction(tx -> tx.query(MODESTLY.formatted(maxTime.toMillis()))
                        .execute()
                        .chain(() -> tx.preparedQuery(sql(query.by())).execute(values)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row, query))
                        .toList());
    }

    /** The first day (UTC) that is not archived; empty if nothing is. */
    Uni<Optional<LocalDate>> archivedBefore() {
        return pool.query(ARCHIVED_UNTIL)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate(0)));
    }

    private static String sql(List<SpendingDimension> by) {
        String columns = by.stream().map(SpendingRepository::column).collect(Collectors.joining(", "));
        String names = by.stream().map(SpendingRepository::name).collect(Collectors.joining(", "));
        return SUMS.formatted(columns, names);
    }

    /** Days are counted by the starts that are given: Java's time zones alone say when a day begins. */
    private static String column(SpendingDimension dimension) {
        return switch (dimension) {
            case DAY -> "width_bucket(accepted_at, $9::timestamptz[]) as day";
            case PURPOSE, DESTINATION, USER -> name(dimension);
        };
    }

    private static String name(SpendingDimension dimension) {
        return switch (dimension) {
            case DAY -> "day";
            case PURPOSE -> "purpose";
            case DESTINATION -> "country";
            case USER -> "\"user\"";
        };
    }

    private static SpendingLineView read(Row row, SpendingQuery query) {
        List<SpendingDimension> by = query.by();
        return new SpendingLineView(
                by.contains(SpendingDimension.DAY) ? query.range().from().plusDays(row.getInteger("day") - 1) : null,
                by.contains(SpendingDimension.PURPOSE) ? row.getString("purpose") : null,
                by.contains(SpendingDimension.DESTINATION) ? row.getString("country") : null,
                by.contains(SpendingDimension.USER) ? row.getUUID("user") : null,
                row.getLong("messages"),
                row.getLong("segments"),
                Amount.ofMicros(row.getLong("micros")));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
