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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A table filled from a compacted topic, and a copy of it in memory: of the whole table, or of the rows that were asked
 * for last. The highest revision wins, in both. What changed is read again each second, in pages; how many rows the
 * table has makes no difference after the start.
 *
 * @param <K> what the table's primary key is
 * @param <S> the state, as the topic tells it
 */
final class ReferenceCopy<K, S> {

    /**
     * A transaction's {@code changed_at} is older than its commit; changes are read again for as long as one may take.
     */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /**
     * So often the changes of the past {@link #LOOK_BACK} are read again: for commits that came even later than the
     * overlap, though no statement may take so long, and for a clock that was set back. What is kept of the rows that
     * were asked for is forgotten then.
     */
    private static final Duration LOOK_BACK_EVERY = Duration.ofMinutes(5);

    private static final Duration LOOK_BACK = Duration.ofMinutes(15);

    /** Rows of one statement at most. */
    private static final int PAGE = 5_000;

    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** How a state is read, stored and compared. */
    record Shape<K, S>(
            String table,
            String keyColumn,
            String keyType,
            String upsert,
            Function<byte[], S> read,
            Function<S, K> key,
            ToLongFunction<S> revision,
            Function<List<S>, Tuple> columns,
            Function<Row, S> fromRow,
            Function<List<K>, Object> keyArray) {}

    private record Letter<S>(ConsumerRecord<String, byte[]> record, S state) {}

    private final Pool pool;
    private final DeadLetters deadLetters;
    private final Topics.Consumer consumer;
    private final Shape<K, S> shape;
    private final String readChanged;
    private final String readMore;
    private final String readNamed;
    private final KeptStates<K, S> states;
    private final boolean whole;
    private volatile OffsetDateTime readUpTo;
    private volatile long lookedBackNanos;
    private volatile boolean loaded;

    ReferenceCopy(
            Pool pool, DeadLetters deadLetters, Topics.Consumer consumer, Shape<K, S> shape, KeptStates<K, S> states) {
        this.pool = pool;
        this.deadLetters = deadLetters;
        this.consumer = consumer;
        this.shape = shape;
        this.states = states;
        this.whole = states.isUnbounded();
        this.readUpTo = BEFORE_ALL;
        // The database's time comes along even if no row does.
        String page = "select clock.read_at, changed.* from (select clock_timestamp() as read_at) as clock left join"
                + " (select * from %s where %s order by changed_at, %s limit %d) as changed on true";
        this.readChanged = page.formatted(shape.table(), "changed_at >= $1", shape.keyColumn(), PAGE);
        this.readMore = page.formatted(
                shape.table(), "(changed_at, " + shape.keyColumn() + ") > ($1, $2)", shape.keyColumn(), PAGE);
        this.readNamed = "select kept.* from unnest($1::%s[]) as named (key) join %s as kept on kept.%s = named.key"
                .formatted(shape.keyType(), shape.table(), shape.keyColumn());
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
            boolean lookBack = loaded && now - lookedBackNanos >= LOOK_BACK_EVERY.toNanos();
            if (lookBack) {
                states.forget();
            }
            OffsetDateTime from = lookBack ? readUpTo.minus(LOOK_BACK) : readUpTo;
            // Without the whole table there is nothing to be read at first but the time.
            Uni<OffsetDateTime> read = loaded || whole ? readFrom(from) : databaseTime();
            return read.invoke(readAt -> {
                        readUpTo = next(readAt, lookBack);
                        if (lookBack || !loaded) {
                            lookedBackNanos = now;
                        }
                        loaded = true;
                    })
                    .replaceWithVoid();
        });
    }

    /** From when on changes are to be read next time; when looking back also if the database's clock was set back. */
    private OffsetDateTime next(OffsetDateTime readAt, boolean lookBack) {
        OffsetDateTime next = readAt.minus(OVERLAP);
        if (!next.isBefore(readUpTo)) {
            return next;
        }
        return lookBack ? readAt.minus(LOOK_BACK) : readUpTo;
    }

    private Uni<OffsetDateTime> databaseTime() {
        return pool.query("select clock_timestamp()")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0));
    }

    /** Reads page after page; answers with the time before the first. */
    private Uni<OffsetDateTime> readFrom(OffsetDateTime from) {
        return pool.preparedQuery(readChanged).execute(Tuple.of(from)).chain(rows -> {
            OffsetDateTime readAt = rows.iterator().next().getOffsetDateTime("read_at");
            return remembered(rows).replaceWith(readAt);
        });
    }

    private Uni<Void> remembered(RowSet<Row> rows) {
        OffsetDateTime changedAt = null;
        S last = null;
        for (Row row : rows) {
            changedAt = row.getOffsetDateTime("changed_at");
            if (changedAt != null) {
                last = shape.fromRow().apply(row);
                remember(last);
            }
        }
        if (rows.size() < PAGE || last == null) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(readMore)
                .execute(Tuple.of(changedAt, shape.key().apply(last)))
                .chain(this::remembered);
    }

    /**
     * The states with these keys, as far as there are any. Those that are not in memory are read from the table with one
     * statement and kept.
     */
    Uni<Map<K, S>> findAll(Collection<K> keys) {
        Map<K, S> found = new HashMap<>();
        List<K> missing = new ArrayList<>();
        for (K key : keys) {
            S state = states.get(key);
            if (state == null) {
                missing.add(key);
            } else {
                found.put(key, state);
            }
        }
        return readAll(missing).map(read -> {
            found.putAll(read);
            return found;
        });
    }

    /** The states with these keys as the table has them now, whatever is in memory: one statement. */
    Uni<Map<K, S>> readAll(Collection<K> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(readNamed)
                .execute(Tuple.of(shape.keyArray().apply(List.copyOf(keys))))
                .map(rows -> {
                    Map<K, S> read = new HashMap<>();
                    for (Row row : rows) {
                        S state = shape.fromRow().apply(row);
                        K key = shape.key().apply(state);
                        states.keep(key, state);
                        read.put(key, state);
                    }
                    return read;
                });
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
        states.changed(shape.key().apply(state), state);
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
