package io.recredit.billing.episode;

import io.recredit.billing.database.Columns;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowBalance.Cause;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code low_episode}, and the rules as far as episodes depend on them. */
@ApplicationScoped
class EpisodeRows {

    private static final String WATCHED = """
            select r.customer, r.account, r.currency, r.rule, r.enabled, r.threshold_micros, r.amount_micros,
                r.emails, r.hour, r.revision, a.language, a.time_zone,
                e.id, e.threshold_micros, e.level_micros, e.sequence, e.opened_at, e.opened_balance_micros,
                e.cause_kind, e.cause_id, e.updated_at
            from unnest($1::text[], $2::text[], $3::text[]) as k (customer, account, currency)
            join balance_rule r on r.customer = k.customer and r.account = k.account and r.currency = k.currency
            left join ref_account a on a.account = r.account
            left join low_episode e on e.customer = r.customer and e.account = r.account and e.currency = r.currency
                and e.rule = r.rule and e.state = 'open'""";

    /** The order matters: an episode ends before the next one of the same balance and rule opens. */
    private static final String WRITE = """
            insert into low_episode (id, customer, account, currency, rule, state, threshold_micros, level_micros,
                sequence, opened_at, opened_balance_micros, cause_kind, cause_id, updated_at, ended_at,
                ended_balance_micros)
            select n.id, n.customer, n.account, n.currency, n.rule,
                case when n.ended_at is null then 'open' else 'ended' end, n.threshold_micros, n.level_micros,
                n.sequence, n.opened_at, n.opened_balance_micros, n.cause_kind, n.cause_id, n.updated_at,
                n.ended_at, n.ended_balance_micros
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                    $8::int[], $9::timestamptz[], $10::bigint[], $11::text[], $12::text[], $13::timestamptz[],
                    $14::timestamptz[], $15::bigint[]) with ordinality
                as n (id, customer, account, currency, rule, threshold_micros, level_micros, sequence, opened_at,
                    opened_balance_micros, cause_kind, cause_id, updated_at, ended_at, ended_balance_micros, place)
            order by n.place
            on conflict (id) do update set state = excluded.state, threshold_micros = excluded.threshold_micros,
                level_micros = excluded.level_micros, sequence = excluded.sequence,
                updated_at = excluded.updated_at, ended_at = excluded.ended_at,
                ended_balance_micros = excluded.ended_balance_micros, tell_at = null""";

    private static final String TO_TELL = """
            select customer, account, currency from low_episode
            where state = 'open' and rule = 'alert' and (tell_at is null or tell_at <= $1)
            order by tell_at nulls first limit $2""";

    private static final String IS_DUE = """
            select from low_episode
            where customer = $1 and account = $2 and currency = $3 and rule = 'alert' and state = 'open'
                and tell_at <= $4""";

    private static final String DECIDE_TELLING = """
            update low_episode e set tell_at = n.tell_at
            from unnest($1::uuid[], $2::timestamptz[]) as n (id, tell_at)
            where e.id = n.id and e.state = 'open' and e.tell_at is null""";

    /** The rules of some locked balances with their open episodes. */
    Uni<List<WatchedBalance>> watched(SqlConnection tx, Collection<BalanceKey> keys) {
        Tuple parameters = Columns.of(keys)
                .text(BalanceKey::customer)
                .text(BalanceKey::account)
                .text(BalanceKey::currency)
                .parameters();
        return tx.preparedQuery(WATCHED).execute(parameters).map(EpisodeRows::read);
    }

    Uni<Void> write(SqlConnection tx, List<LowEpisode> episodes) {
        Tuple parameters = Columns.of(episodes)
                .uuid(LowEpisode::id)
                .text(episode -> episode.balance().customer())
                .text(episode -> episode.balance().account())
                .text(episode -> episode.balance().currency())
                .text(episode -> episode.rule().wireName())
                .bigint(episode -> episode.threshold().micros())
                .bigint(episode -> episode.level().micros())
                .integer(LowEpisode::sequence)
                .time(LowEpisode::openedAt)
                .bigint(episode -> episode.openedBalance().micros())
                .text(episode -> episode.openedBy().kind())
                .text(episode -> episode.openedBy().id())
                .time(LowEpisode::updatedAt)
                .time(LowEpisode::endedAt)
                .bigint(EpisodeRows::endedBalanceMicros)
                .parameters();
        return tx.preparedQuery(WRITE).execute(parameters).replaceWithVoid();
    }

    /** Balances whose open alert episode is to be told, or for which that is not decided yet. Looks without locks. */
    Uni<List<BalanceKey>> toTell(SqlClient client, Instant now, int atMost) {
        return client.preparedQuery(TO_TELL)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), atMost))
                .map(found -> {
                    List<BalanceKey> keys = new ArrayList<>(found.size());
                    found.forEach(
                            row -> keys.add(new BalanceKey(row.getString(0), row.getString(1), row.getString(2))));
                    return keys;
                });
    }

    /** Whether the open alert episode of a locked balance is to be told now. */
    Uni<Boolean> isDue(SqlConnection tx, BalanceKey key, Instant now) {
        return tx.preparedQuery(IS_DUE)
                .execute(Tuple.of(key.customer(), key.account(), key.currency(), now.atOffset(ZoneOffset.UTC)))
                .map(found -> found.size() > 0);
    }

    /** Decides when open alert episodes are told next, as far as that is not decided yet. */
    Uni<Void> decideTelling(SqlConnection tx, List<WatchedBalance> alerts, Instant now) {
        Tuple parameters = Columns.of(
                        alerts.stream().filter(alert -> alert.open() != null).toList())
                .uuid(alert -> Objects.requireNonNull(alert.open()).id())
                .time(alert -> alert.nextTelling(now))
                .parameters();
        return tx.preparedQuery(DECIDE_TELLING).execute(parameters).replaceWithVoid();
    }

    private static @Nullable Long endedBalanceMicros(LowEpisode episode) {
        Amount balance = episode.endedBalance();
        return balance == null ? null : balance.micros();
    }

    private static List<WatchedBalance> read(RowSet<Row> rows) {
        List<WatchedBalance> watched = new ArrayList<>(rows.size());
        for (Row row : rows) {
            BalanceRule rule = readRule(row);
            AccountLocale locale = row.getString(10) == null
                    ? AccountLocale.UNKNOWN
                    : new AccountLocale(row.getString(10), row.getString(11));
            watched.add(new WatchedBalance(rule, locale, readOpen(row, rule)));
        }
        return watched;
    }

    private static BalanceRule readRule(Row row) {
        Long amountMicros = row.getLong(6);
        String[] emails = row.getArrayOfStrings(7);
        return new BalanceRule(
                new BalanceKey(row.getString(0), row.getString(1), row.getString(2)),
                WireName.of(LowRule.class, row.getString(3)),
                row.getBoolean(4),
                Amount.ofMicros(row.getLong(5)),
                amountMicros == null ? null : Amount.ofMicros(amountMicros),
                emails == null ? List.of() : List.of(emails),
                row.getInteger(8),
                row.getLong(9));
    }

    private static @Nullable LowEpisode readOpen(Row row, BalanceRule rule) {
        UUID id = row.getUUID(12);
        if (id == null) {
            return null;
        }
        return new LowEpisode(
                id,
                rule.balance(),
                rule.rule(),
                Amount.ofMicros(row.getLong(13)),
                Amount.ofMicros(row.getLong(14)),
                row.getInteger(15),
                row.getOffsetDateTime(16).toInstant(),
                Amount.ofMicros(row.getLong(17)),
                new Cause(row.getString(18), row.getString(19)),
                row.getOffsetDateTime(20).toInstant(),
                null,
                null);
    }
}
