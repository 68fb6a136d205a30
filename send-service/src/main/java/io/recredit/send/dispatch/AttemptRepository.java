package io.recredit.send.dispatch;

import io.recredit.send.message.IdRange;
import io.recredit.send.message.MessageState;
import io.recredit.send.receipt.MessageKey;
import io.recredit.send.refund.RefundDue;
import io.recredit.send.refund.RequestRefunds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Stores what came of attempts, many at once. */
@ApplicationScoped
class AttemptRepository {

    /** A receipt may have found the segment first: then only what is missing is added. */
    private static final String STORE_PARTS = """
            insert into message_part
                   (customer, message, part, carrier, carrier_message_id, state, error, submitted_at)
            select * from unnest($1::text[], $2::uuid[], $3::integer[], $4::text[], $5::text[], $6::text[],
                                 $7::text[], $8::timestamptz[])
                on conflict (customer, message, part) do update
                   set carrier_message_id = coalesce(message_part.carrier_message_id, excluded.carrier_message_id),
                       state = case when message_part.state = 'open' then excluded.state else message_part.state end""";

    /**
     * The answer may come after the lease: it still counts, unless the message has been ended meanwhile. Only the last
     * attempt's answer counts.
     */
    private static final String STORE_ATTEMPTS = """
            update message m
               set state = a.state,
                   reason = a.reason,
                   sent_segments = m.sent_segments + a.accepted,
                   next_attempt_at = case when a.state = 'charged'
                     then clock_timestamp() + a.delay * interval '1 millisecond' end,
                   sent_at = case when a.state = 'sent' then a.at else m.sent_at end,
                   final_at = case when a.state = 'failed' then a.at end,
                   refund = case when a.state = 'failed' then 'requested' else m.refund end,
                   claimed_by = null,
                   claimed_until = case when a.state = 'unknown'
                     then clock_timestamp() + $9 * interval '1 millisecond' end
              from unnest($1::text[], $2::uuid[], $3::integer[], $4::text[], $5::text[], $6::integer[], $7::bigint[],
                          $8::timestamptz[]) as a (customer, id, attempt, state, reason, accepted, delay, at)
             where m.customer = a.customer and m.id = a.id and m.id between $10 and $11 and m.attempts = a.attempt
               and m.state in ('sending', 'unknown') and m.refund = 'none'
            returning\s""" + RequestRefunds.COLUMNS + ", m.state, m.segments";

    /**
     * What the update changed.
     *
     * @param refunds due for the failed ones
     * @param sent how many messages' last segment was sent now
     * @param sentInParts those of them that have several segments: earlier ones may have their receipts already
     */
    record Stored(List<RefundDue> refunds, int sent, Set<MessageKey> sentInParts) {}

    private record Part(FinishedAttempt of, SubmittedPart part) {}

    /** A row for the update: what the message is to become. */
    private record Change(
            FinishedAttempt of,
            MessageState state,
            @Nullable String reason,
            int accepted,
            long delayMillis) {}

    Uni<Void> storeParts(SqlConnection transaction, List<FinishedAttempt> attempts, String carrier) {
        List<Part> parts = attempts.stream()
                .flatMap(of -> of.attempt().parts().stream().map(part -> new Part(of, part)))
                .toList();
        if (parts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfString(column(parts, row -> row.of().message().customer(), String[]::new))
                .addArrayOfUUID(column(parts, row -> row.of().message().id(), UUID[]::new))
                .addArrayOfInteger(column(parts, row -> row.part().part(), Integer[]::new))
                .addArrayOfString(column(parts, row -> carrier, String[]::new))
                .addArrayOfString(column(parts, row -> row.part().carrierMessageId(), String[]::new))
                .addArrayOfString(column(parts, row -> row.part().state().wireName(), String[]::new))
                .addArrayOfString(column(parts, row -> row.part().error(), String[]::new))
                .addArrayOfOffsetDateTime(column(parts, row -> atUtc(row.of()), OffsetDateTime[]::new));
        return transaction.preparedQuery(STORE_PARTS).execute(columns).replaceWithVoid();
    }

    Uni<Stored> storeAttempts(
            SqlConnection transaction, List<FinishedAttempt> attempts, RetryDelay delay, long unknownMillis) {
        IdRange range =
                IdRange.of(attempts.stream().map(of -> of.message().id()).toList());
        List<Change> changes = attempts.stream().map(of -> change(of, delay)).toList();
        Tuple columns = Tuple.tuple()
                .addArrayOfString(column(changes, row -> row.of().message().customer(), String[]::new))
                .addArrayOfUUID(column(changes, row -> row.of().message().id(), UUID[]::new))
                .addArrayOfInteger(column(changes, row -> row.of().message().attempt(), Integer[]::new))
                .addArrayOfString(column(changes, row -> row.state().wireName(), String[]::new))
                .addArrayOfString(column(changes, Change::reason, String[]::new))
                .addArrayOfInteger(column(changes, Change::accepted, Integer[]::new))
                .addArrayOfLong(column(changes, Change::delayMillis, Long[]::new))
                .addArrayOfOffsetDateTime(column(changes, row -> atUtc(row.of()), OffsetDateTime[]::new))
                .addLong(unknownMillis)
                .addUUID(range.first())
                .addUUID(range.last());
        return transaction.preparedQuery(STORE_ATTEMPTS).execute(columns).map(rows -> {
            List<RefundDue> refunds = new ArrayList<>();
            Set<MessageKey> sentInParts = new HashSet<>();
            int sent = 0;
            for (Row row : rows) {
                String state = row.getString("state");
                if (state.equals(MessageState.FAILED.wireName())) {
                    refunds.add(RequestRefunds.due(row));
                } else if (state.equals(MessageState.SENT.wireName())) {
                    sent++;
                    if (row.getInteger("segments") > 1) {
                        sentInParts.add(new MessageKey(row.getString("customer"), row.getUUID("id")));
                    }
                }
            }
            return new Stored(refunds, sent, sentInParts);
        });
    }

    private static Change change(FinishedAttempt of, RetryDelay delay) {
        int accepted = (int) of.attempt().parts().stream()
                .filter(part -> part.carrierMessageId() != null)
                .count();
        return switch (of.attempt()) {
            case Attempt.Sent sent -> new Change(of, MessageState.SENT, null, accepted, 0);
            case Attempt.PutBack back ->
                new Change(
                        of,
                        MessageState.CHARGED,
                        null,
                        accepted,
                        delay.afterAttempt(of.message().attempt()).toMillis());
            case Attempt.Failed failed -> new Change(of, MessageState.FAILED, failed.reason(), accepted, 0);
            case Attempt.LeftOpen open -> new Change(of, MessageState.UNKNOWN, null, accepted, 0);
        };
    }

    private static OffsetDateTime atUtc(FinishedAttempt attempt) {
        return attempt.at().atOffset(ZoneOffset.UTC);
    }

    private static <T, V> V[] column(List<T> rows, Function<T, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
