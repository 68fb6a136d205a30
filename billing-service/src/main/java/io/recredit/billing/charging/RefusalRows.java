package io.recredit.billing.charging;

import io.recredit.billing.database.Columns;
import io.recredit.billing.database.SlicedDelete;
import io.recredit.contracts.Amount;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.SpendingRule;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code refusal}. */
@ApplicationScoped
class RefusalRows {

    /** Each key by itself, so that the plan is right however many refusals there are. */
    private static final String FIND = """
            select r.customer, r.id, r.of, r.reason, r.content_hash, r.account, r.currency, r.balance_left_micros,
                r.decided_at, r.refused_by
            from unnest($1::text[], $2::uuid[], $3::text[]) as k (customer, id, of)
            cross join lateral (
                select * from refusal where customer = k.customer and id = k.id and of = k.of
                limit 1) r""";

    private static final String INSERT = """
            insert into refusal (customer, id, of, reason, content_hash, account, currency, balance_left_micros,
                decided_at, refused_by)
            select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::text[],
                $8::bigint[], $9::timestamptz[], $10::text[])
            on conflict do nothing""";

    private final Pool pool;

    RefusalRows(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Decision.Refused>> find(SqlConnection tx, Collection<DecisionKey> keys) {
        Tuple parameters = Columns.of(keys)
                .text(DecisionKey::customer)
                .uuid(DecisionKey::id)
                .text(key -> key.of().wireName())
                .parameters();
        return tx.preparedQuery(FIND).execute(parameters).map(rows -> {
            List<Decision.Refused> refusals = new ArrayList<>(rows.size());
            rows.forEach(row -> refusals.add(read(row)));
            return refusals;
        });
    }

    /** Fails with {@link NotLocked} if somebody else decided one of them who locked another balance. */
    Uni<Void> insert(SqlConnection tx, List<Decision.Refused> refusals) {
        if (refusals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Columns.of(refusals)
                .text(refused -> refused.key().customer())
                .uuid(refused -> refused.key().id())
                .text(refused -> refused.key().of().wireName())
                .text(refused -> refused.reason().wireName())
                .bytes(Decision.Refused::contentHash)
                .text(Decision.Refused::account)
                .text(Decision.Refused::currency)
                .bigint(RefusalRows::balanceLeftMicros)
                .time(Decision.Refused::decidedAt)
                .text(RefusalRows::refusedBy)
                .parameters();
        return tx.preparedQuery(INSERT)
                .execute(parameters)
                .invoke(result -> {
                    if (result.rowCount() != refusals.size()) {
                        throw new NotLocked("a refusal");
                    }
                })
                .replaceWithVoid();
    }

    /** Forgets refusals that no redelivery can ask for any more, in slices; tells how many. */
    Uni<Long> purge(Instant decidedBefore) {
        return SlicedDelete.run(pool, "refusal", "decided_at < $1", decidedBefore.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable Long balanceLeftMicros(Decision.Refused refused) {
        Amount left = refused.balanceLeft();
        return left == null ? null : left.micros();
    }

    private static @Nullable String refusedBy(Decision.Refused refused) {
        SpendingRule rule = refused.refusedBy();
        return rule == null ? null : rule.wireName();
    }

    private static Decision.Refused read(Row row) {
        Long leftMicros = row.getLong(7);
        String rule = row.getString(9);
        return new Decision.Refused(
                new DecisionKey(row.getString(0), row.getUUID(1), WireName.of(OutcomeOf.class, row.getString(2))),
                WireName.of(RefusalReason.class, row.getString(3)),
                row.getBuffer(4).getBytes(),
                row.getString(5),
                row.getString(6),
                rule == null ? null : WireName.of(SpendingRule.class, rule),
                leftMicros == null ? null : Amount.ofMicros(leftMicros),
                row.getOffsetDateTime(8).toInstant());
    }
}
