package io.recredit.send.intake;

import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Finds stored messages whose charges may not have reached billing. What one instance takes, no other takes now. */
@ApplicationScoped
class SweepRepository {

    private static final String CHARGE_COLUMNS = """
            m.id, m.customer, m.account, m."user", m.currency, m.price_micros, m.segments, m.country, m.prefix,
            m.purpose, m.accepted_at, m.valid_until""";

    private static final String TAKE_BATCHES = """
            update intake_batch b set next_publish_at = $2
            from (select id from intake_batch where next_publish_at <= $1
                  order by next_publish_at limit $3 for update skip locked) due
            where b.id = due.id
            returning b.id, b.customers, b.message_ids""";

    private static final String CHARGES_OF_BATCH = "select " + CHARGE_COLUMNS + """
             from unnest($1::text[], $2::uuid[]) as k(customer, id)
            join message m on m.customer = k.customer and m.id = k.id
            where m.state = 'accepted'""";

    /** The interval doubles with each time that billing was asked. */
    private static final String TAKE_UNDECIDED = """
            update message m set
                publish_attempts = least(m.publish_attempts + 1, 100),
                next_publish_at = $1 + make_interval(
                    secs => least($2::float8 * power(2, least(m.publish_attempts, 20)), $3::float8))
            from (select customer, id from message where state = 'accepted' and next_publish_at <= $1
                  and id < first_id_of(now() + interval '1 day')
                  order by next_publish_at limit $4 for update skip locked) due
            where m.customer = due.customer and m.id = due.id and m.state = 'accepted'
              and m.id < first_id_of(now() + interval '1 day')
            returning\s""" + CHARGE_COLUMNS;

    private static final String COUNT_BATCHES = "select count(*) from intake_batch";

    /** Counting has a limit: a gauge that shows "very many" is as good as the exact number. */
    private static final String COUNT_UNDECIDED = "select count(*) from (select 1 from message where state = 'accepted'"
            + " and id < first_id_of(now() + interval '1 day') limit 20000) undecided";

    private final Pool pool;
    private final IntakeConfig config;

    SweepRepository(Pool pool, IntakeConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** A batch whose charges are to be published again. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; goes from one query to the next.
    record Batch(UUID id, String[] customers, UUID[] messageIds) {}

    /** Takes some batches that Kafka has not acknowledged in time. */
    Uni<List<Batch>> takeBatches(Instant now, int limit) {
        return pool.preparedQuery(TAKE_BATCHES)
                .execute(Tuple.of(
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(config.republishBatchesAfter()).atOffset(ZoneOffset.UTC),
                        limit))
                .map(rows -> list(
                        rows,
                        row -> new Batch(
                                row.getUUID("id"),
                                row.getArrayOfStrings("customers"),
                                row.getArrayOfUUIDs("message_ids"))));
    }

    /** The charges of a batch that billing has not decided. */
    Uni<List<ChargeRequested>> undecidedOf(Batch batch) {
        return pool.preparedQuery(CHARGES_OF_BATCH)
                .execute(Tuple.tuple().addArrayOfString(batch.customers()).addArrayOfUUID(batch.messageIds()))
                .map(rows -> list(rows, SweepRepository::charge));
    }

    /** Takes some messages that billing has not decided for a long time. */
    Uni<List<ChargeRequested>> takeUndecided(Instant now, int limit) {
        return pool.preparedQuery(TAKE_UNDECIDED)
                .execute(Tuple.of(
                        now.atOffset(ZoneOffset.UTC),
                        (double) config.republishUndecidedAfter().toSeconds(),
                        (double) config.maxRepublishInterval().toSeconds(),
                        limit))
                .map(rows -> list(rows, SweepRepository::charge));
    }

    Uni<Long> countBatches() {
        return count(COUNT_BATCHES);
    }

    Uni<Long> countUndecided() {
        return count(COUNT_UNDECIDED);
    }

    private Uni<Long> count(String query) {
        return pool.query(query).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    private static ChargeRequested charge(Row row) {
        return new ChargeRequested(
                row.getUUID("id"),
                row.getString("customer"),
                row.getString("account"),
                row.getUUID("user"),
                row.getString("currency"),
                Amount.ofMicros(row.getLong("price_micros")),
                row.getInteger("segments"),
                row.getString("country"),
                row.getString("prefix"),
                WireName.of(Purpose.class, row.getString("purpose")),
                row.getOffsetDateTime("accepted_at").toInstant(),
                row.getOffsetDateTime("valid_until").toInstant());
    }

    private static <T> List<T> list(Iterable<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
