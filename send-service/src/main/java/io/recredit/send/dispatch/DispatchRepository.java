package io.recredit.send.dispatch;

import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.WireName;
import io.recredit.send.refund.RefundDue;
import io.recredit.send.refund.RequestRefunds;
import io.recredit.send.segment.Alphabets;
import io.recredit.send.segment.Encoding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Claims messages, and ends those that nobody is sending any more. The database's clock decides for all instances. */
@ApplicationScoped
class DispatchRepository {

    /**
     * The committed claim is the record of the attempt: it is made before anything is put on the wire. Compared with
     * now(), since an index cannot be searched for the volatile clock_timestamp(). The bound of the id spares the partitions made ahead.
     */
    private static final String CLAIM = """
            with due as (
              select customer, id from message
               where state = 'charged' and next_attempt_at <= now() and valid_until > now()
                 and id < first_id_of(now() + interval '1 day')
               order by next_attempt_at
               limit $1
                 for update skip locked)
            update message m
               set state = 'sending', carrier = $2, claimed_by = $3, attempts = m.attempts + 1,
                   claimed_until = clock_timestamp() + $4 * interval '1 millisecond'
              from due
             where m.customer = due.customer and m.id = due.id and m.id < first_id_of(now() + interval '1 day')
            returning m.customer, m.id, m.recipient, m.sender, m.body, m.encoding, m.locking_shift, m.single_shift, m.segments,
                m.sent_segments, m.attempts""";

    /** Whoever claimed it is gone. It may have submitted it, so nobody else does. */
    private static final String LEASE_IS_OVER = """
            with gone as (
              select customer, id from message
               where state = 'sending' and claimed_until < now() and id < first_id_of(now() + interval '1 day')
               order by claimed_until
               limit $1
                 for update skip locked)
            update message m
               set state = 'unknown', claimed_by = null,
                   claimed_until = clock_timestamp() + $2 * interval '1 millisecond'
              from gone
             where m.customer = gone.customer and m.id = gone.id""";

    private static final String UNKNOWN_FOR_TOO_LONG = """
            with over as (
              select customer, id from message
               where state = 'unknown' and claimed_until < now() and id < first_id_of(now() + interval '1 day')
               order by claimed_until
               limit $1
                 for update skip locked)
            update message m
               set state = 'failed', reason = 'no-answer', refund = 'requested', claimed_until = null,
                   final_at = clock_timestamp()
              from over
             where m.customer = over.customer and m.id = over.id
            returning\s""" + RequestRefunds.COLUMNS;

    private static final String EXPIRED = """
            with over as (
              select customer, id from message
               where state = 'charged' and valid_until <= now() and id < first_id_of(now() + interval '1 day')
               order by valid_until
               limit $1
                 for update skip locked)
            update message m
               set state = 'failed', reason = 'expired', refund = 'requested', next_attempt_at = null,
                   final_at = clock_timestamp()
              from over
             where m.customer = over.customer and m.id = over.id
            returning\s""" + RequestRefunds.COLUMNS;

    private final Pool pool;

    DispatchRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * Claims messages that are due, at most so many. The database's lease begins during the query; ours begins before
     * it, and so ends first, however the two clocks are set.
     */
    Uni<List<OutboundMessage>> claim(int limit, String carrier, String owner, long leaseMillis) {
        long leaseEndNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(leaseMillis);
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(limit, carrier, owner, leaseMillis))
                .map(rows ->
                        rows.stream().map(row -> message(row, leaseEndNanos)).toList());
    }

    /** Gives the number of messages that became unknown. */
    Uni<Integer> leaseIsOver(int limit, long unknownMillis) {
        return pool.preparedQuery(LEASE_IS_OVER)
                .execute(Tuple.of(limit, unknownMillis))
                .map(rows -> rows.rowCount());
    }

    Uni<List<RefundDue>> unknownForTooLong(SqlConnection transaction, int limit) {
        return refunds(transaction, UNKNOWN_FOR_TOO_LONG, limit);
    }

    Uni<List<RefundDue>> expired(SqlConnection transaction, int limit) {
        return refunds(transaction, EXPIRED, limit);
    }

    private static Uni<List<RefundDue>> refunds(SqlConnection transaction, String update, int limit) {
        return transaction
                .preparedQuery(update)
                .execute(Tuple.of(limit))
                .map(rows -> rows.stream().map(RequestRefunds::due).toList());
    }

    private static Optional<NationalLanguage> language(@Nullable String name) {
        return Optional.ofNullable(name).map(known -> WireName.of(NationalLanguage.class, known));
    }

    private static OutboundMessage message(Row row, long leaseEndNanos) {
        return new OutboundMessage(
                row.getString("customer"),
                row.getUUID("id"),
                row.getString("recipient"),
                row.getString("sender"),
                row.getString("body"),
                Alphabets.of(
                        WireName.of(Encoding.class, row.getString("encoding")),
                        language(row.getString("locking_shift")),
                        language(row.getString("single_shift"))),
                row.getInteger("segments"),
                row.getInteger("sent_segments"),
                row.getInteger("attempts"),
                leaseEndNanos);
    }
}
