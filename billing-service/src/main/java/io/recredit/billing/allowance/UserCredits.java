package io.recredit.billing.allowance;

import io.recredit.billing.database.Columns;
import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code user_credit} and {@code past_spending}. One statement each, however many rows, and none for no rows.
 * Every caller but {@link #create} has locked the balances in this transaction; a row is never locked by itself.
 */
@ApplicationScoped
public class UserCredits {

    private static final String CREATE = """
            insert into user_credit (customer, account, currency, "user")
            select k.customer, k.account, k.currency, k."user"
            from unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) as k (customer, account, currency, "user")
            order by k.customer collate "C", k."user", k.currency collate "C", k.account collate "C"
            on conflict do nothing""";

    static final String COLUMNS = """
            c.daily_limit_micros, c.weekly_limit_micros, c.monthly_limit_micros, c.allowance_micros, c.last_change_no,
                c.spent_day, c.day_micros, c.week_micros, c.month_micros""";

    /** Each key by itself, so that the plan is right however many users there are. */
    private static final String FIND = "select k.place::int, " + COLUMNS + """

            from unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) with ordinality
                as k (customer, account, currency, "user", place)
            cross join lateral (
                select * from user_credit
                where customer = k.customer and account = k.account and currency = k.currency and "user" = k."user"
                limit 1) c""";

    private static final String UPDATE = """
            update user_credit c
            set allowance_micros = n.allowance, last_change_no = n.change_no, spent_day = n.day,
                day_micros = n.day_micros, week_micros = n.week_micros, month_micros = n.month_micros
            from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::bigint[], $6::bigint[], $7::date[],
                    $8::bigint[], $9::bigint[], $10::bigint[])
                as n (customer, account, currency, "user", allowance, change_no, day, day_micros, week_micros,
                    month_micros)
            where c.customer = n.customer and c.account = n.account and c.currency = n.currency
                and c."user" = n."user\"""";

    private static final String FIND_PAST = """
            select k.place::int, p.spent_micros
            from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::date[]) with ordinality
                as k (customer, account, currency, "user", period, period_start, place)
            cross join lateral (
                select spent_micros from past_spending
                where customer = k.customer and account = k.account and currency = k.currency and "user" = k."user"
                    and period = k.period and period_start = k.period_start
                limit 1) p""";

    private static final String WRITE_PAST = """
            insert into past_spending (customer, account, currency, "user", period, period_start, spent_micros)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::date[], $7::bigint[])
            on conflict (customer, "user", currency, account, period, period_start)
                do update set spent_micros = excluded.spent_micros""";

    /** Makes the rows of users that have none, in the order of their key: they are needed before they are changed. */
    public Uni<Void> create(SqlConnection tx, Collection<UserKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(CREATE).execute(keysOf(keys).parameters()).replaceWithVoid();
    }

    /** The rows that are there. */
    public Uni<Map<UserKey, UserCredit>> find(SqlConnection tx, Collection<UserKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<UserKey> places = List.copyOf(keys);
        return tx.preparedQuery(FIND).execute(keysOf(places).parameters()).map(rows -> read(rows, places));
    }

    /** Writes what was decided on rows that are there. */
    public Uni<Void> update(SqlConnection tx, Collection<UserCredit> credits) {
        if (credits.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Columns.of(credits)
                .text(credit -> credit.key().balance().customer())
                .text(credit -> credit.key().balance().account())
                .text(credit -> credit.key().balance().currency())
                .uuid(credit -> credit.key().user())
                .bigint(credit -> microsOf(credit.allowance()))
                .bigint(UserCredit::lastChangeNo)
                .date(credit -> credit.spending().day())
                .bigint(credit -> credit.spending().dayMicros())
                .bigint(credit -> credit.spending().weekMicros())
                .bigint(credit -> credit.spending().monthMicros())
                .parameters();
        return tx.preparedQuery(UPDATE)
                .execute(parameters)
                .invoke(result -> {
                    if (result.rowCount() != credits.size()) {
                        throw new IllegalStateException("not all users are there: " + result.rowCount());
                    }
                })
                .replaceWithVoid();
    }

    /** What was spent in earlier periods, in millionths: 0 where nothing is kept. */
    public Uni<Map<PastPeriod, Long>> past(SqlConnection tx, Collection<PastPeriod> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<PastPeriod> places = List.copyOf(keys);
        return tx.preparedQuery(FIND_PAST)
                .execute(pastKeysOf(places).parameters())
                .map(rows -> {
                    Map<PastPeriod, Long> past = HashMap.newHashMap(places.size());
                    places.forEach(place -> past.put(place, 0L));
                    rows.forEach(row -> past.put(places.get(row.getInteger(0) - 1), row.getLong(1)));
                    return past;
                });
    }

    /** Writes what was spent in earlier periods, whether they are kept already or not. */
    public Uni<Void> writePast(SqlConnection tx, Map<PastPeriod, Long> past) {
        if (past.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<PastPeriod> keys = List.copyOf(past.keySet());
        Tuple parameters = pastKeysOf(keys).bigint(past::get).parameters();
        return tx.preparedQuery(WRITE_PAST).execute(parameters).replaceWithVoid();
    }

    private static Columns<UserKey> keysOf(Collection<UserKey> keys) {
        return Columns.of(keys)
                .text(key -> key.balance().customer())
                .text(key -> key.balance().account())
                .text(key -> key.balance().currency())
                .uuid(UserKey::user);
    }

    private static Columns<PastPeriod> pastKeysOf(Collection<PastPeriod> keys) {
        return Columns.of(keys)
                .text(key -> key.user().balance().customer())
                .text(key -> key.user().balance().account())
                .text(key -> key.user().balance().currency())
                .uuid(key -> key.user().user())
                .text(key -> key.period().wireName())
                .date(PastPeriod::start);
    }

    private static Map<UserKey, UserCredit> read(RowSet<Row> rows, List<UserKey> places) {
        Map<UserKey, UserCredit> credits = HashMap.newHashMap(rows.size());
        for (Row row : rows) {
            UserKey key = places.get(row.getInteger(0) - 1);
            credits.put(key, read(row, 1, key));
        }
        return credits;
    }

    /** A row with {@link #COLUMNS} from a place on. */
    static UserCredit read(Row row, int from, UserKey key) {
        return new UserCredit(
                key,
                limitsOf(row, from),
                amountOf(row.getLong(from + 3)),
                row.getLong(from + 4),
                new Spending(
                        row.getLocalDate(from + 5),
                        row.getLong(from + 6),
                        row.getLong(from + 7),
                        row.getLong(from + 8)));
    }

    private static SpendingLimits limitsOf(Row row, int from) {
        Amount daily = amountOf(row.getLong(from));
        Amount weekly = amountOf(row.getLong(from + 1));
        Amount monthly = amountOf(row.getLong(from + 2));
        return daily == null && weekly == null && monthly == null
                ? SpendingLimits.NONE
                : new SpendingLimits(daily, weekly, monthly);
    }

    static @Nullable Amount amountOf(@Nullable Long micros) {
        return micros == null ? null : Amount.ofMicros(micros);
    }

    static @Nullable Long microsOf(@Nullable Amount amount) {
        return amount == null ? null : amount.micros();
    }
}
