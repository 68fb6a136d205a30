package io.recredit.billing.charging;

import io.recredit.billing.database.Columns;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The table {@code user_counter}. One statement each, however many rows. */
@ApplicationScoped
class CounterRows {

    private static final String CREATE = """
            insert into user_counter (customer, "user", currency, period, period_start)
            select k.customer, k."user", k.currency, k.period, k.period_start
            from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::date[])
                as k (customer, "user", currency, period, period_start)
            order by k.customer collate "C", k."user", k.currency collate "C", k.period collate "C", k.period_start
            on conflict do nothing""";

    private static final String LOCK = """
            select c.customer, c."user", c.currency, c.period, c.period_start, c.spent_micros, c.segments, c.messages
            from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::date[])
                as k (customer, "user", currency, period, period_start)
            join user_counter c on c.customer = k.customer and c."user" = k."user" and c.currency = k.currency
                and c.period = k.period and c.period_start = k.period_start
            order by c.customer, c."user", c.currency, c.period, c.period_start
            for update of c""";

    private static final String UPDATE = """
            update user_counter c
            set spent_micros = n.spent_micros, segments = n.segments, messages = n.messages
            from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::bigint[], $7::bigint[],
                    $8::bigint[])
                as n (customer, "user", currency, period, period_start, spent_micros, segments, messages)
            where c.customer = n.customer and c."user" = n."user" and c.currency = n.currency
                and c.period = n.period and c.period_start = n.period_start""";

    Uni<Void> create(SqlConnection tx, Collection<CounterKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(CREATE).execute(keysOf(keys)).replaceWithVoid();
    }

    Uni<Map<CounterKey, Spending>> lock(SqlConnection tx, Collection<CounterKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(LOCK).execute(keysOf(keys)).map(CounterRows::read);
    }

    Uni<Void> update(SqlConnection tx, Map<CounterKey, Spending> counters) {
        if (counters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Columns.of(counters.entrySet())
                .text(counter -> counter.getKey().customer())
                .uuid(counter -> counter.getKey().user())
                .text(counter -> counter.getKey().currency())
                .text(counter -> counter.getKey().period().wireName())
                .date(counter -> counter.getKey().start())
                .bigint(counter -> counter.getValue().micros())
                .bigint(counter -> counter.getValue().segments())
                .bigint(counter -> counter.getValue().messages())
                .parameters();
        return tx.preparedQuery(UPDATE).execute(parameters).replaceWithVoid();
    }

    private static Tuple keysOf(Collection<CounterKey> keys) {
        return Columns.of(keys)
                .text(CounterKey::customer)
                .uuid(CounterKey::user)
                .text(CounterKey::currency)
                .text(key -> key.period().wireName())
                .date(CounterKey::start)
                .parameters();
    }

    private static Map<CounterKey, Spending> read(RowSet<Row> rows) {
        Map<CounterKey, Spending> counters = new HashMap<>();
        for (Row row : rows) {
            CounterKey key = new CounterKey(
                    row.getString(0),
                    row.getUUID(1),
                    row.getString(2),
                    WireName.of(Period.class, row.getString(3)),
                    row.getLocalDate(4));
            counters.put(key, new Spending(row.getLong(5), row.getLong(6), row.getLong(7)));
        }
        return counters;
    }
}
