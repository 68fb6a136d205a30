package io.recredit.send.receipt;

import io.recredit.send.message.IdRange;
import io.recredit.send.refund.RequestRefunds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The statements on receipts, segments and final states. Each works on many rows; none grows in number with them. */
@ApplicationScoped
class ReceiptRepository {

    private static final String STORE = """
            insert into receipt_waiting
                   (carrier, carrier_message_id, state, error, recipient, reference, received_at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[],
                                 $7::timestamptz[])
                on conflict do nothing""";

    /**
     * Only the segments of the last weeks are looked through, since an id of the carrier does not tell which week it is
     * of; no receipt comes later than a message is valid at the carrier, which is some days.
     * If one segment has both kinds of receipts, that it arrived counts: "delivered" sorts before "failed".
     */
    private static final String JOIN = """
            with matched as (
              delete from receipt_waiting w
               using unnest($1::text[], $2::text[]) as k (carrier, id), message_part p
               where w.carrier = k.carrier and w.carrier_message_id = k.id
                 and p.carrier = k.carrier and p.carrier_message_id = k.id
                 and p.message between first_id_of(now() - interval '35 days') and first_id_of(now() + interval '1 day')
              returning p.customer, p.message, p.part, w.state, w.error, w.received_at),
            decided as (
              select distinct on (customer, message, part) * from matched order by customer, message, part, state)
            update message_part p
               set state = d.state, error = d.error, final_at = d.received_at
              from decided d
             where p.customer = d.customer and p.message = d.message and p.part = d.part and p.state <> 'delivered'
               and p.message between first_id_of(now() - interval '35 days') and first_id_of(now() + interval '1 day')
            returning p.customer, p.message""";

    private static final String LOCK = """
            select m.id from message m
              join (select distinct * from unnest($1::text[], $2::uuid[]) as t (customer, id)) t
                on m.customer = t.customer and m.id = t.id
             where m.id between $3 and $4
             order by m.customer, m.id
               for update of m""";

    /**
     * A failed delivery is refunded if the account wants it, or if not all segments are known to have gone out. A
     * message that failed and then arrives is recorded as delivered; a refund that was asked for stays.
     */
    private static final String CONCLUDE = """
            with counted as (
              select p.customer, p.message,
                     count(*) filter (where p.state = 'delivered') as delivered,
                     count(*) filter (where p.state = 'failed') as failed,
                     count(p.carrier_message_id) as taken,
                     max(p.final_at) as final_at
                from (select distinct * from unnest($1::text[], $2::uuid[]) as t (customer, id)) t
                join message_part p on p.customer = t.customer and p.message = t.id
               where p.message between $3 and $4
               group by p.customer, p.message)
            update message m
               set state = case when c.delivered = m.segments then 'delivered' else 'failed' end,
                   reason = case when c.delivered = m.segments then null else 'not-delivered' end,
                   sent_at = coalesce(m.sent_at, c.final_at),
                   final_at = c.final_at,
                   claimed_until = null,
                   refund = case
                     when c.delivered < m.segments and m.refund = 'none'
                          and (c.taken < m.segments or coalesce(
                               (select a.refund_on_failed_delivery from ref_account a where a.account = m.account),
                               false))
                     then 'requested' else m.refund end
              from counted c
             where m.customer = c.customer and m.id = c.message and m.id between $3 and $4
               and (c.delivered = m.segments and m.state in ('sent', 'unknown', 'failed')
                    or c.failed > 0 and m.state in ('sent', 'unknown'))
            returning\s""" + RequestRefunds.COLUMNS + """
            , new.state as state, new.refund = 'requested' and old.refund = 'none' as refund_due""";

    /** Also after its refund: that it arrived after all is recorded. */
    private static final String WAITING_FOR_UNKNOWN = """
            select m.customer, m.id, m.segments, w.carrier, w.carrier_message_id, w.reference
              from message m
              join receipt_waiting w on w.recipient = m.recipient and w.carrier = m.carrier
             where (m.state = 'unknown' or m.reason = 'no-answer')
               and m.accepted_at > clock_timestamp() - interval '3 days'
               and m.id between first_id_of(now() - interval '4 days') and first_id_of(now() + interval '1 day')
               and w.reference is not null and w.received_at >= m.accepted_at
             limit $1""";

    private static final String PART_FROM_RECEIPT = """
            insert into message_part (customer, message, part, carrier, carrier_message_id, state, submitted_at)
            select *, 'sent', clock_timestamp()
              from unnest($1::text[], $2::uuid[], $3::integer[], $4::text[], $5::text[])
                as p (customer, message, part, carrier, carrier_message_id)
                on conflict (customer, message, part) do update
                   set carrier_message_id = excluded.carrier_message_id, state = 'sent'
                 where message_part.carrier_message_id is null""";

    /**
     * Receipts whose segment was stored by another transaction at the same moment, so that neither saw the other. After
     * an outage of the database that may be long after they were received.
     */
    private static final String MISSED = """
            select w.carrier, w.carrier_message_id
              from receipt_waiting w
              join message_part p on p.carrier = w.carrier and p.carrier_message_id = w.carrier_message_id
               and p.message between first_id_of(now() - interval '35 days') and first_id_of(now() + interval '1 day')
             where w.received_at > clock_timestamp() - $1 * interval '1 second'
               and w.received_at < clock_timestamp() - interval '300 milliseconds'
             limit $2""";

    private static final String FORGET = """
            delete from receipt_waiting where ctid in (
              select ctid from receipt_waiting
               where received_at < clock_timestamp() - $1 * interval '1 second' limit $2)""";

    Uni<Void> store(SqlConnection transaction, List<DeliveryReceipt> receipts) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(column(receipts, DeliveryReceipt::carrier, String[]::new))
                .addArrayOfString(column(receipts, DeliveryReceipt::carrierMessageId, String[]::new))
                .addArrayOfString(column(receipts, ReceiptRepository::stateOf, String[]::new))
                .addArrayOfString(column(receipts, DeliveryReceipt::error, String[]::new))
                .addArrayOfString(column(receipts, DeliveryReceipt::recipient, String[]::new))
                .addArrayOfInteger(column(receipts, DeliveryReceipt::reference, Integer[]::new))
                .addArrayOfOffsetDateTime(column(
                        receipts, receipt -> receipt.receivedAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
        return transaction.preparedQuery(STORE).execute(columns).replaceWithVoid();
    }

    /** Joins waiting receipts with their segments; gives the messages whose segments changed. */
    Uni<List<MessageKey>> join(SqlConnection transaction, List<CarrierId> ids) {
        return transaction
                .preparedQuery(JOIN)
                .execute(Tuple.tuple()
                        .addArrayOfString(column(ids, CarrierId::carrier, String[]::new))
                        .addArrayOfString(column(ids, CarrierId::id, String[]::new)))
                .map(rows -> list(rows, row -> new MessageKey(row.getString("customer"), row.getUUID("message"))));
    }

    /** Locks the messages, then sums their segments up: two transactions with a segment each must not miss each other. */
    Uni<RowSet<Row>> conclude(SqlConnection transaction, Collection<MessageKey> messages) {
        IdRange range = IdRange.of(messages.stream().map(MessageKey::id).toList());
        Tuple keys = Tuple.tuple()
                .addArrayOfString(column(messages, MessageKey::customer, String[]::new))
                .addArrayOfUUID(column(messages, MessageKey::id, UUID[]::new))
                .addUUID(range.first())
                .addUUID(range.last());
        return transaction
                .preparedQuery(LOCK)
                .execute(keys)
                .chain(locked -> transaction.preparedQuery(CONCLUDE).execute(keys));
    }

    Uni<RowSet<Row>> waitingForUnknown(SqlConnection transaction, int limit) {
        return transaction.preparedQuery(WAITING_FOR_UNKNOWN).execute(Tuple.of(limit));
    }

    Uni<Void> storeParts(SqlConnection transaction, List<FoundPart> parts) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(column(parts, part -> part.message().customer(), String[]::new))
                .addArrayOfUUID(column(parts, part -> part.message().id(), UUID[]::new))
                .addArrayOfInteger(column(parts, FoundPart::part, Integer[]::new))
                .addArrayOfString(column(parts, part -> part.carrierId().carrier(), String[]::new))
                .addArrayOfString(column(parts, part -> part.carrierId().id(), String[]::new));
        return transaction.preparedQuery(PART_FROM_RECEIPT).execute(columns).replaceWithVoid();
    }

    Uni<List<CarrierId>> missed(SqlConnection transaction, long newerThanSeconds, int limit) {
        return transaction
                .preparedQuery(MISSED)
                .execute(Tuple.of(newerThanSeconds, limit))
                .map(rows -> list(
                        rows, row -> new CarrierId(row.getString("carrier"), row.getString("carrier_message_id"))));
    }

    Uni<Integer> forget(SqlConnection transaction, long olderThanSeconds, int limit) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(olderThanSeconds, limit))
                .map(RowSet::rowCount);
    }

    private static String stateOf(DeliveryReceipt receipt) {
        return (receipt.delivered() ? PartState.DELIVERED : PartState.FAILED).wireName();
    }

    private static <T, V> V[] column(
            Collection<T> items, Function<T, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return items.stream().map(value).toArray(array);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return rows.stream().map(read).toList();
    }
}
