package io.recredit.billing.retention;

import io.recredit.billing.ledger.EntryAge;
import io.recredit.billing.ledger.EntryWeek;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Reads which weeks there are, and what is in one. */
@ApplicationScoped
class WeekRows {

    private static final String WEEKS = """
            with attached as (
                select to_date(substr(p.relname, 7), 'YYYYMMDD') as week, i.inhdetachpending as pending
                from pg_inherits i join pg_class p on p.oid = i.inhrelid
                where i.inhparent = 'entry'::regclass and p.relname ~ '^entry_[0-9]{8}$')
            select week, coalesce(a.state, 'kept') as state, t.week is not null as attached,
                coalesce(t.pending, false) as pending,
                coalesce(pg_total_relation_size(to_regclass('entry_' || to_char(week, 'YYYYMMDD'))), 0) as bytes,
                exists (
                    select from topup_attempt o where o.due_at is not null
                        and (uuid_extract_timestamp(o.id) at time zone 'UTC')::date between week and week + 6) as open
            from attached t full join archived_week a using (week)
            where a.state is distinct from 'archived' and week < $1
            order by week""";

    private static final String CONTENT = """
            select currency, sum(entries)::bigint as entries, count(*) as balances, sum(micros)::bigint as micros
            from (
                select currency, count(*) as entries, sum(amount_micros) as micros
                from %s group by customer, account, currency
            ) b group by currency""";

    private static final String IS_OLD_ENOUGH =
            "select $1::timestamptz <= now() and exists (select from entry where id >= $2::uuid)";

    /**
     * Whether {@link EntryAge#SHORTEST_RETENTION} has passed since the week: by the database's clock, and because the
     * ledger has an entry from after that time. The clock of this process alone is not believed.
     */
    Uni<Boolean> isOldEnough(SqlConnection connection, EntryWeek week) {
        Instant from = week.end().plus(EntryAge.SHORTEST_RETENTION);
        return connection
                .preparedQuery(IS_OLD_ENOUGH)
                .execute(Tuple.of(from.atOffset(ZoneOffset.UTC), Ids.firstOf(from)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The weeks before a day that are not archived, the oldest first. */
    Uni<List<LedgerWeek>> before(SqlConnection connection, LocalDate day) {
        return connection
                .preparedQuery(WEEKS)
                .execute(Tuple.of(day))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(WeekRows::read)
                        .toList());
    }

    /** Reads the whole partition. */
    Uni<WeekContent> content(SqlConnection connection, EntryWeek week) {
        return connection.query(CONTENT.formatted(week.partition())).execute().map(WeekRows::contentOf);
    }

    private static WeekContent contentOf(RowSet<Row> rows) {
        long entries = 0;
        long balances = 0;
        Map<String, Amount> net = new HashMap<>();
        for (Row row : rows) {
            entries += row.getLong("entries");
            balances += row.getLong("balances");
            net.put(row.getString("currency"), Amount.ofMicros(row.getLong("micros")));
        }
        return new WeekContent(entries, balances, net);
    }

    private static LedgerWeek read(Row row) {
        return new LedgerWeek(
                new EntryWeek(row.getLocalDate("week")),
                WireName.of(WeekState.class, row.getString("state")),
                row.getBoolean("attached"),
                row.getBoolean("pending"),
                row.getLong("bytes"),
                row.getBoolean("open"));
    }
}
