package io.recredit.send.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Remembers which messages an idempotency key stands for. */
@ApplicationScoped
class KeyRepository {

    /** Sorted, so that two transactions with the same keys never wait for each other in a circle. */
    private static final String CLAIM = """
            insert into idempotency (customer, account, key, content_hash, message_ids, created_at)
            select k.customer, k.account, k.key, k.hash, ($5::uuid[])[k.first:k.last], k.at
            from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $6::int[], $7::int[], $8::timestamptz[])
                as k(customer, account, key, hash, first, last, at)
            order by k.customer, k.account, k.key
            on conflict do nothing
            returning customer, account, key, message_ids""";

    private static final String READ = """
            select i.customer, i.account, i.key, i.content_hash, i.message_ids
            from unnest($1::text[], $2::text[], $3::text[]) as k(customer, account, key)
            join idempotency i on i.customer = k.customer and i.account = k.account and i.key = k.key""";

    private static final String FORGET = """
            delete from idempotency where ctid = any (array(
                select ctid from idempotency where created_at < $1 limit $2))""";

    /** What a key stands for. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record Remembered(byte[] hash, List<UUID> messageIds) {}

    /** Where a key is valid. */
    private record Place(String customer, String account, String key) {

        static Place of(NewRequest request) {
            return new Place(
                    request.customer(),
                    request.account(),
                    Objects.requireNonNull(request.key()).key());
        }

        static Place of(Row row) {
            return new Place(row.getString("customer"), row.getString("account"), row.getString("key"));
        }
    }

    /**
     * Writes the keys down in the transaction that stores the messages.
     *
     * @param requests each with a key; the same key may occur more than once
     * @return the result of each request in the same order; {@link StoreResult.Stored} for those that are to be stored;
     *     fails with {@link KeyVanished} if a key was forgotten at the same moment
     */
    Uni<List<StoreResult>> claim(SqlClient transaction, List<NewRequest> requests) {
        return transaction.preparedQuery(CLAIM).execute(columns(requests)).chain(rows -> {
            Map<Place, UUID> winners = new HashMap<>();
            for (Row row : rows) {
                winners.put(Place.of(row), row.getArrayOfUUIDs("message_ids")[0]);
            }
            if (requests.stream().allMatch(request -> hasWon(request, winners))) {
                return Uni.createFrom()
                        .item(requests.stream().map(KeyRepository::stored).toList());
            }
            return read(transaction, requests.stream().map(Place::of).distinct().toList())
                    .map(remembered -> results(requests, winners, remembered));
        });
    }

    /** What the key stands for, or null if it is new. */
    Uni<Remembered> find(SqlClient client, String customer, String account, String key) {
        Place place = new Place(customer, account, key);
        return read(client, List.of(place)).map(found -> found.get(place));
    }

    /** Forgets keys from before that time, at most so many; returns how many. */
    Uni<Integer> forgetBefore(SqlClient client, Instant time, int limit) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.of(time.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> rows.rowCount());
    }

    private static StoreResult stored(NewRequest request) {
        return new StoreResult.Stored();
    }

    private static boolean hasWon(NewRequest request, Map<Place, UUID> winners) {
        return request.messages().getFirst().id().equals(winners.get(Place.of(request)));
    }

    private static List<StoreResult> results(
            List<NewRequest> requests, Map<Place, UUID> winners, Map<Place, Remembered> remembered) {
        List<StoreResult> results = new ArrayList<>(requests.size());
        for (NewRequest request : requests) {
            Remembered earlier = remembered.get(Place.of(request));
            if (earlier == null) {
                throw new KeyVanished();
            }
            if (hasWon(request, winners)) {
                results.add(new StoreResult.Stored());
            } else if (Objects.requireNonNull(request.key()).saysTheSameAs(earlier.hash())) {
                results.add(new StoreResult.Repeated(earlier.messageIds()));
            } else {
                results.add(new StoreResult.KeyReused());
            }
        }
        return results;
    }

    private static Uni<Map<Place, Remembered>> read(SqlClient client, List<Place> places) {
        return client.preparedQuery(READ)
                .execute(Tuple.tuple()
                        .addArrayOfString(places.stream().map(Place::customer).toArray(String[]::new))
                        .addArrayOfString(places.stream().map(Place::account).toArray(String[]::new))
                        .addArrayOfString(places.stream().map(Place::key).toArray(String[]::new)))
                .map(rows -> {
                    Map<Place, Remembered> found = new HashMap<>();
                    for (Row row : rows) {
                        found.put(
                                Place.of(row),
                                new Remembered(
                                        row.getBuffer("content_hash").getBytes(),
                                        List.of(row.getArrayOfUUIDs("message_ids"))));
                    }
                    return found;
                });
    }

    private static Tuple columns(List<NewRequest> requests) {
        List<UUID> ids = new ArrayList<>();
        Integer[] first = new Integer[requests.size()];
        Integer[] last = new Integer[requests.size()];
        Buffer[] hashes = new Buffer[requests.size()];
        for (int i = 0; i < requests.size(); i++) {
            NewRequest request = requests.get(i);
            // PostgreSQL counts array elements from 1.
            first[i] = ids.size() + 1;
            ids.addAll(request.ids());
            last[i] = ids.size();
            hashes[i] = Buffer.buffer(Objects.requireNonNull(request.key()).hash());
        }
        return Tuple.tuple()
                .addArrayOfString(requests.stream().map(NewRequest::customer).toArray(String[]::new))
                .addArrayOfString(requests.stream().map(NewRequest::account).toArray(String[]::new))
                .addArrayOfString(requests.stream()
                        .map(request -> Objects.requireNonNull(request.key()).key())
                        .toArray(String[]::new))
                .addValue(hashes)
                .addArrayOfUUID(ids.toArray(UUID[]::new))
                .addArrayOfInteger(first)
                .addArrayOfInteger(last)
                .addArrayOfOffsetDateTime(requests.stream()
                        .map(request -> request.acceptedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }
}
