package io.recredit.kit.reference;

import io.recredit.contracts.EventJson;
import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.kafka.Poison;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A table filled from a compacted topic, and a copy of the table in memory. The highest revision wins, in both.
 *
 * @param <K> what the table's primary key is
 * @param <S> the state, as the topic tells it
 */
final class ReferenceCopy<K, S> {

    /**
     * A transaction's {@code changed_at} is older than its commit; changes are read again for as long as one may take.
     */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** A commit even later than that is seen no later than this: then the whole table is read again. */
    private static final Duration WHOLE_TABLE_EVERY = Duration.ofMinutes(5);

    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** How a state is read, stored and compared. */
    record Shape<K, S>(
            String table,
            String upsert,
            Function<byte[], S> read,
            Function<S, K> key,
            ToLongFunction<S> revision,
            Function<List<S>, Tuple> columns,
            Function<Row, S> fromRow) {}

    private record Letter<S>(ConsumerRecord<String, byte[]> record, S state) {}

    private final Pool pool;
    private final DeadLetters deadLetters;
    private final Topics.Consumer consumer;
    private final Shape<K, S> shape;
    private final String readChanged;
    private final Map<K, S> states = new ConcurrentHashMap<>();
    private volatile OffsetDateTime readUpTo = BEFORE_ALL;
    private volatile long wholeTableReadNanos;
    private volatile boolean loaded;

    ReferenceCopy(Pool pool, DeadLetters deadLetters, Topics.Consumer consumer, Shape<K, S> shape) {
        this.pool = pool;
        this.deadLetters = deadLetters;
        this.consumer = consumer;
        this.shape = shape;
        // The database's time comes along even if no row does.
        this.readChanged =
                "select clock.read_at, changed.* from (select clock_timestamp() as read_at) as clock left join "
                        + shape.table() + " as changed on changed.changed_at >= $1";
    }

    Uni<Void> apply(ConsumerRecords<String, byte[]> records) {
        List<Letter<S>> readable = new ArrayList<>();
        List<Uni<Void>> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> letter : records) {
            if (letter.value() == null) {
                continue; // A tombstone: states are never removed, so it says nothing.
            }
            try {
                readable.add(new Letter<>(letter, shape.read().apply(letter.value())));
            } catch (EventJson.UnreadableEvent e) {
                unreadable.add(deadLetters.send(letter, consumer, String.valueOf(e.getMessage())));
            }
        }
        return inOrder(unreadable)
                .chain(() -> Poison.isolate(
                        latest(readable),
                        letters -> Retrying.untilDone(() -> store(letters)),
                        (letter, why) ->
                                deadLetters.send(letter.record(), consumer, String.valueOf(why.getMessage()))));
    }

    Uni<Void> refresh() {
        return Uni.createFrom().deferred(() -> {
            long now = System.nanoTime();
            boolean whole = !loaded || now - wholeTableReadNanos >= WHOLE_TABLE_EVERY.toNanos();
            return pool.preparedQuery(readChanged)
                    .execute(Tuple.of(whole ? BEFORE_ALL : readUpTo))
                    .invoke(rows -> {
                        rememberAll(rows, whole);
                        if (whole) {
                            wholeTableReadNanos = now;
                        }
                        loaded = true;
                    })
                    .replaceWithVoid();
        });
    }

    /** After the whole table the database's time is taken as it is, also if its clock was set back. */
    private void rememberAll(RowSet<Row> rows, boolean whole) {
        OffsetDateTime upTo = whole ? BEFORE_ALL : readUpTo;
        for (Row row : rows) {
            if (row.getOffsetDateTime("changed_at") != null) {
                remember(shape.fromRow().apply(row));
            }
            OffsetDateTime read = row.getOffsetDateTime("read_at").minus(OVERLAP);
            upTo = read.isAfter(upTo) ? read : upTo;
        }
        readUpTo = upTo;
    }

    Optional<S> find(K key) {
        return Optional.ofNullable(states.get(key));
    }

    boolean isLoaded() {
        return loaded;
    }

    private Uni<Void> store(List<Letter<S>> letters) {
        List<S> fresh = letters.stream().map(Letter::state).toList();
        return pool.preparedQuery(shape.upsert())
                .execute(shape.columns().apply(fresh))
                .invoke(stored -> fresh.forEach(this::remember))
                .replaceWithVoid();
    }

    private void remember(S state) {
        states.merge(
                shape.key().apply(state),
                state,
                (old, fresh) ->
                        shape.revision().applyAsLong(old) < shape.revision().applyAsLong(fresh) ? fresh : old);
    }

    /** One statement cannot update a row twice: of each key only the highest revision is kept. */
    private List<Letter<S>> latest(List<Letter<S>> letters) {
        Map<K, Letter<S>> byKey = new LinkedHashMap<>();
        for (Letter<S> letter : letters) {
            byKey.merge(
                    shape.key().apply(letter.state()),
                    letter,
                    (old, fresh) -> shape.revision().applyAsLong(old.state())
                                    < shape.revision().applyAsLong(fresh.state())
                            ? fresh
                            : old);
        }
        return List.copyOf(byKey.values());
    }

    private static Uni<Void> inOrder(List<Uni<Void>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
