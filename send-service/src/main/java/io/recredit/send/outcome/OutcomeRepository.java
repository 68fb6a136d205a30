package io.recredit.send.outcome;

import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.OutcomeResult;
import io.recredit.send.message.IdRange;
import io.recredit.send.message.MessageState;
import io.recredit.send.message.RefundState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes outcomes to the messages, each at most once. */
@ApplicationScoped
class OutcomeRepository {

    /** Only a message that is still undecided takes a decision: repeated outcomes change nothing. */
    private static final String DECIDE = """
            update message m set
                state = o.state,
                reason = o.reason,
                refused_by = o.refused_by,
                balance_left_micros = o.balance_left,
                decided_at = o.decided_at,
                next_attempt_at = case when o.state = 'charged' then now() end,
                final_at = case when o.state = 'refused' then o.decided_at end
            from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[])
                as o(customer, id, state, reason, refused_by, balance_left, decided_at)
            where m.customer = o.customer and m.id = o.id and m.id between $8 and $9 and m.state = 'accepted'
            returning m.state""";

    private static final String SETTLE_REFUND = """
            update message m set refund = o.refund
            from unnest($1::text[], $2::uuid[], $3::text[]) as o(customer, id, refund)
            where m.customer = o.customer and m.id = o.id and m.id between $4 and $5 and m.refund = 'requested'""";

    private final Pool pool;

    OutcomeRepository(Pool pool) {
        this.pool = pool;
    }

    /** How many messages became charged and how many refused. */
    record Decided(int charged, int refused) {}

    /** Applies decisions on charges. */
    Uni<Decided> decide(List<ChargeOutcome> outcomes) {
        IdRange range = range(outcomes);
        Tuple columns = Tuple.tuple()
                .addArrayOfString(column(outcomes, ChargeOutcome::customer, String[]::new))
                .addArrayOfUUID(column(outcomes, ChargeOutcome::id, UUID[]::new))
                .addArrayOfString(column(outcomes, OutcomeRepository::state, String[]::new))
                .addArrayOfString(column(
                        outcomes,
                        outcome -> outcome.reason() == null
                                ? null
                                : outcome.reason().wireName(),
                        String[]::new))
                .addArrayOfString(column(
                        outcomes,
                        outcome -> outcome.refusedBy() == null
                                ? null
                                : outcome.refusedBy().wireName(),
                        String[]::new))
                .addArrayOfLong(column(
                        outcomes,
                        outcome -> outcome.balanceLeft() == null
                                ? null
                                : outcome.balanceLeft().micros(),
                        Long[]::new))
                .addArrayOfOffsetDateTime(column(
                        outcomes, outcome -> outcome.decidedAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addUUID(range.first())
                .addUUID(range.last());
        return pool.preparedQuery(DECIDE).execute(columns).map(OutcomeRepository::count);
    }

    /** Applies decisions on refunds; returns how many messages changed. */
    Uni<Integer> settleRefunds(List<ChargeOutcome> outcomes) {
        IdRange range = range(outcomes);
        Tuple columns = Tuple.tuple()
                .addArrayOfString(column(outcomes, ChargeOutcome::customer, String[]::new))
                .addArrayOfUUID(column(outcomes, ChargeOutcome::id, UUID[]::new))
                .addArrayOfString(column(outcomes, OutcomeRepository::refund, String[]::new))
                .addUUID(range.first())
                .addUUID(range.last());
        return pool.preparedQuery(SETTLE_REFUND).execute(columns).map(RowSet::rowCount);
    }

    private static IdRange range(List<ChargeOutcome> outcomes) {
        return IdRange.of(outcomes.stream().map(ChargeOutcome::id).toList());
    }

    private static Decided count(RowSet<Row> rows) {
        int charged = 0;
        for (Row row : rows) {
            if (MessageState.CHARGED.wireName().equals(row.getString("state"))) {
                charged++;
            }
        }
        return new Decided(charged, rows.size() - charged);
    }

    private static String state(ChargeOutcome outcome) {
        return outcome.result() == OutcomeResult.CHARGED
                ? MessageState.CHARGED.wireName()
                : MessageState.REFUSED.wireName();
    }

    private static String refund(ChargeOutcome outcome) {
        return outcome.result() == OutcomeResult.REFUNDED
                ? RefundState.REFUNDED.wireName()
                : RefundState.REFUSED.wireName();
    }

    private static <T> T[] column(
            List<ChargeOutcome> outcomes, Function<ChargeOutcome, T> value, IntFunction<T[]> array) {
        return outcomes.stream().map(value).toArray(array);
    }
}
