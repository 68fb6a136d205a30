package io.recredit.notification.alert;

import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schedule of the alerts. */
@ApplicationScoped
class AlertWatchRepository {

    private static final String COLUMNS = """
            w.episode, w.sequence, w.customer, w.account, w.currency, w.threshold_micros, w.balance_micros, w.balance_at,
            w.since, w.emails, w.hour, w.language, w.time_zone, w.ended_at, w.next_at""";

    private static final String LOCK = "select " + COLUMNS + """
             from alert_watch w
             join (select distinct unnest($1::uuid[]) as id) wanted on wanted.id = w.episode
            order by w.episode for update of w""";

    /** A row that meanwhile knows more stays as it is. */
    private static final String SAVE = """
            insert into alert_watch as w (episode, sequence, customer, account, currency, threshold_micros,
                balance_micros, balance_at, since, emails, hour, language, time_zone, ended_at, next_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (episode) do update
               set sequence = excluded.sequence, threshold_micros = excluded.threshold_micros,
                   balance_micros = excluded.balance_micros, balance_at = excluded.balance_at, emails = excluded.emails,
                   hour = excluded.hour, language = excluded.language, time_zone = excluded.time_zone,
                   ended_at = excluded.ended_at, next_at = excluded.next_at
             where w.sequence < excluded.sequence""";

    private static final String DUE = "select " + COLUMNS + """
             from alert_watch w where w.next_at <= $1
            order by w.next_at limit $2 for update skip locked""";

    private static final String PLAN = "update alert_watch set next_at = $2 where episode = $1";

    private static final String NEWER_BALANCE = """
            update alert_watch set balance_micros = $3, balance_at = $4
             where account = $1 and currency = $2 and ended_at is null and balance_at < $4""";

    private static final String PURGE = """
            delete from alert_watch where ctid = any (array(
                select ctid from alert_watch where ended_at < $1 limit $2))""";

    /** Reads and locks the episodes that are known. */
    Uni<List<AlertWatch>> lock(SqlConnection transaction, Collection<UUID> episodes) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(episodes.toArray(UUID[]::new)))
                .map(AlertWatchRepository::watches);
    }

    /** Saves an episode after an event; gives false if another instance has saved a later one. */
    Uni<Boolean> save(SqlConnection transaction, AlertWatch watch) {
        Tuple columns = Tuple.tuple()
                .addUUID(watch.episode())
                .addInteger(watch.sequence())
                .addString(watch.customer())
                .addString(watch.account())
                .addString(watch.currency())
                .addLong(watch.threshold().micros())
                .addLong(watch.balance().micros())
                .addOffsetDateTime(utc(watch.balanceAt()))
                .addOffsetDateTime(utc(watch.since()))
                .addArrayOfString(watch.emails().toArray(String[]::new))
                .addInteger(watch.hour().hour())
                .addString(watch.language())
                .addString(watch.timeZone())
                .addOffsetDateTime(utc(watch.endedAt()))
                .addOffsetDateTime(utc(watch.nextAt()));
        return transaction.preparedQuery(SAVE).execute(columns).map(saved -> saved.rowCount() == 1);
    }

    /** Locks episodes whose time has come, at most so many; those that another instance looks at are left out. */
    Uni<List<AlertWatch>> due(SqlConnection transaction, Instant now, int limit) {
        return transaction.preparedQuery(DUE).execute(Tuple.of(utc(now), limit)).map(AlertWatchRepository::watches);
    }

    /** Sets when to look again. */
    Uni<Void> plan(SqlConnection transaction, AlertWatch watch) {
        return transaction
                .preparedQuery(PLAN)
                .execute(Tuple.of(watch.episode(), utc(watch.nextAt())))
                .replaceWithVoid();
    }

    /** Open episodes of the balance get to know a newer one. */
    Uni<Void> newerBalance(SqlConnection transaction, String account, String currency, Amount balance, Instant at) {
        return transaction
                .preparedQuery(NEWER_BALANCE)
                .execute(Tuple.of(account, currency, balance.micros(), utc(at)))
                .replaceWithVoid();
    }

    /** Forgets episodes that ended before; gives how many, at most so many. */
    Uni<Integer> purge(SqlClient database, Instant endedBefore, int limit) {
        return database.preparedQuery(PURGE)
                .execute(Tuple.of(utc(endedBefore), limit))
                .map(RowSet::rowCount);
    }

    private static List<AlertWatch> watches(RowSet<Row> rows) {
        return rows.stream().map(AlertWatchRepository::watch).toList();
    }

    private static AlertWatch watch(Row row) {
        return new AlertWatch(
                row.getUUID("episode"),
                row.getInteger("sequence"),
                row.getString("customer"),
                row.getString("account"),
                row.getString("currency"),
                Amount.ofMicros(row.getLong("threshold_micros")),
                Amount.ofMicros(row.getLong("balance_micros")),
                row.getOffsetDateTime("balance_at").toInstant(),
                row.getOffsetDateTime("since").toInstant(),
                List.of(row.getArrayOfStrings("emails")),
                new AlertHour(row.getInteger("hour")),
                row.getString("language"),
                row.getString("time_zone"),
                instant(row.getOffsetDateTime("ended_at")),
                instant(row.getOffsetDateTime("next_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
