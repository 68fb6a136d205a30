package io.recredit.kit.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Takes events in the transaction that causes them; {@link OutboxRelay} publishes them after its commit. */
@ApplicationScoped
public class Outbox {

    /** Events for the same key are published in the order in which they are inserted, so it must be the lock's order. */
    private static final String INSERT = """
            insert into outbox (topic, key, type, event_id, body, occurred_at)
            select topic, key, type, event_id, body, occurred_at
              from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::bytea[], $6::timestamptz[])
                   with ordinality as events (topic, key, type, event_id, body, occurred_at, place)
             order by place""";

    private final OutboxRelay relay;

    Outbox(OutboxRelay relay) {
        this.relay = relay;
    }

    /**
     * Stores the events in their order, with one statement; none for none.
     *
     * @param transaction the connection on which the causing transaction runs
     */
    public Uni<Void> add(SqlClient transaction, List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfString(column(events, OutboxEvent::topic, String[]::new))
                .addArrayOfString(column(events, OutboxEvent::key, String[]::new))
                .addArrayOfString(column(events, OutboxEvent::type, String[]::new))
                .addArrayOfUUID(column(events, OutboxEvent::eventId, UUID[]::new))
                .addValue(column(events, event -> Buffer.buffer(event.body()), Buffer[]::new))
                .addArrayOfOffsetDateTime(
                        column(events, event -> event.occurredAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
        return transaction.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    /** Tells the relay, after the commit, that there is something to publish. Cheap; many calls count as one. */
    public void wake() {
        relay.wake();
    }

    private static <T> T[] column(List<OutboxEvent> events, Function<OutboxEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }
}
