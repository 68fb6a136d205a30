package io.recredit.send.intake;

import io.recredit.contracts.Ids;
import io.recredit.send.message.IdRange;
import io.recredit.send.message.MessageRows;
import io.recredit.send.message.MessageView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stores requests, and reads what became of their messages. */
@ApplicationScoped
class IntakeRepository {

    private static final String INSERT = """
            with batch as (
                insert into intake_batch (id, customers, message_ids, created_at, next_publish_at)
                values ($22, $1, $3, $23, $24))
            insert into message (
                customer, account, id, "user", recipient, sender, body, purpose, encoding, characters, segments,
                country, prefix, price_micros, currency, accepted_at, valid_until, single_shift, locking_shift,
                substituted, encoding_changed, next_publish_at)
            select customer, account, id, "user", recipient, sender, body, purpose, encoding, characters, segments,
                country, prefix, price_micros, currency, accepted_at, valid_until, single_shift, locking_shift,
                substituted, encoding_changed, $25
            from unnest(
                $1::text[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::int[], $11::int[], $12::text[], $13::text[], $14::bigint[], $15::text[],
                $16::timestamptz[], $17::timestamptz[], $18::text[], $19::text[], $20::int[], $21::boolean[])
                as n(customer, account, id, "user", recipient, sender, body, purpose, encoding, characters, segments,
                country, prefix, price_micros, currency, accepted_at, valid_until, single_shift, locking_shift,
                substituted, encoding_changed)""";

    private static final String READ = "select " + MessageRows.COLUMNS + """
             from unnest($1::text[], $2::uuid[]) as k(customer, id)
            join message m on m.customer = k.customer and m.id = k.id and m.id between $3 and $4""";

    private static final String READ_DECIDED = READ + " where m.state <> 'accepted'";

    private final Pool pool;
    private final KeyRepository keys;
    private final IntakeConfig config;

    IntakeRepository(Pool pool, KeyRepository keys, IntakeConfig config) {
        this.pool = pool;
        this.keys = keys;
        this.config = config;
    }

    /**
     * What one transaction did.
     *
     * @param results one for each request, in order
     */
    record Written(UUID batch, List<StoreResult> results) {}

    /** Stores the requests in one transaction: after it succeeds they are promised, if it fails none is. */
    Uni<Written> store(List<NewRequest> requests) {
        UUID batch = Ids.next();
        return pool.withTransaction(transaction -> claimKeys(transaction, requests)
                        .chain(results -> insert(transaction, batch, stored(requests, results))
                                .replaceWith(results)))
                .map(results -> new Written(batch, results));
    }

    /** What an idempotency key stands for, or null if it is new. */
    Uni<KeyRepository.Remembered> find(String customer, String account, String key) {
        return keys.find(pool, customer, account, key);
    }

    /** Those messages as they are now, in the order of the ids; ids that do not exist are left out. */
    Uni<List<MessageView>> read(String customer, List<UUID> ids) {
        return read(READ, Collections.nCopies(ids.size(), customer), ids)
                .map(found ->
                        ids.stream().filter(found::containsKey).map(found::get).toList());
    }

    /** Of those messages the ones that billing has decided. */
    Uni<Map<UUID, MessageView>> readDecided(List<String> customers, List<UUID> ids) {
        return read(READ_DECIDED, customers, ids);
    }

    private Uni<Map<UUID, MessageView>> read(String query, Collection<String> customers, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        IdRange range = IdRange.of(ids);
        return pool.preparedQuery(query)
                .execute(Tuple.tuple()
                        .addArrayOfString(customers.toArray(String[]::new))
                        .addArrayOfUUID(ids.toArray(UUID[]::new))
                        .addUUID(range.first())
                        .addUUID(range.last()))
                .map(rows -> {
                    Map<UUID, MessageView> found = new HashMap<>();
                    for (Row row : rows) {
                        found.put(row.getUUID("id"), MessageRows.view(row));
                    }
                    return found;
                });
    }

    private Uni<List<StoreResult>> claimKeys(SqlClient transaction, List<NewRequest> requests) {
        List<NewRequest> keyed =
                requests.stream().filter(request -> request.key() != null).toList();
        Uni<List<StoreResult>> claimed =
                keyed.isEmpty() ? Uni.createFrom().item(List.of()) : keys.claim(transaction, keyed);
        return claimed.map(results -> {
            var next = results.iterator();
            List<StoreResult> all = new ArrayList<>(requests.size());
            for (NewRequest request : requests) {
                all.add(request.key() == null ? new StoreResult.Stored() : next.next());
            }
            return all;
        });
    }

    private Uni<Void> insert(SqlClient transaction, UUID batch, List<NewRequest> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        Tuple parameters = new MessageColumns(requests)
                .parameters(
                        batch,
                        now,
                        now.plus(config.republishBatchesAfter()),
                        now.plus(config.republishUndecidedAfter()));
        return transaction.preparedQuery(INSERT).execute(parameters).replaceWithVoid();
    }

    /** The requests that are to be stored, or were. */
    static List<NewRequest> stored(List<NewRequest> requests, List<StoreResult> results) {
        List<NewRequest> stored = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            if (results.get(i) instanceof StoreResult.Stored) {
                stored.add(requests.get(i));
            }
        }
        return stored;
    }
}
