package io.recredit.billing.audit;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Ids;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code audit}, newest first, which is the order of its ids. Every way of asking has its index. */
@ApplicationScoped
class AuditRepository {

    private static final String SELECT =
            "select id, kind, item, action, customer, account, \"user\", was, becomes, actor, actor_role, request_id"
                    + " from audit";

    private final Pool pool;

    AuditRepository(Pool pool) {
        this.pool = pool;
    }

    /** Of the whole platform and of every customer. */
    Uni<Page<AuditView>> all(AuditFilter filter, PageRequest page) {
        return read(new Conditions(), filter, page);
    }

    Uni<Page<AuditView>> ofCustomer(String customer, AuditFilter filter, PageRequest page) {
        return read(new Conditions().and("customer =", customer), filter, page);
    }

    Uni<Page<AuditView>> ofAccount(AccountState account, AuditFilter filter, PageRequest page) {
        Conditions ofAccount =
                new Conditions().and("customer =", account.customer()).and("account =", account.account());
        return read(ofAccount, filter, page);
    }

    /** The statement names only what is asked for, so that its plan is made for that. */
    private Uni<Page<AuditView>> read(Conditions conditions, AuditFilter filter, PageRequest page) {
        conditions
                .and("kind =", filter.kind() == null ? null : filter.kind().wireName())
                .and("actor =", filter.actor())
                .and("id >=", filter.fromId())
                .and("id <", filter.toId())
                .and("id <", page.afterId().orElse(null));
        return pool.preparedQuery(SELECT + conditions.text() + conditions.limit(page.rowsToRead()))
                .execute(conditions.values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AuditRepository::read)
                        .toList())
                .map(entries ->
                        Page.of(entries, page, entry -> Cursor.encode(entry.id().toString())));
    }

    /** What has to hold of the rows, and the values that it is compared with. */
    private static final class Conditions {
        private final StringBuilder text = new StringBuilder();
        private final Tuple values = Tuple.tuple();

        /** @param value null if it does not matter */
        Conditions and(String comparison, @Nullable Object value) {
            if (value != null) {
                values.addValue(value);
                text.append(text.isEmpty() ? " where " : " and ")
                        .append(comparison)
                        .append(" $")
                        .append(values.size());
            }
            return this;
        }

        String text() {
            return text.toString();
        }

        String limit(int rows) {
            values.addInteger(rows);
            return " order by id desc limit $" + values.size();
        }
    }

    private static AuditView read(Row row) {
        UUID id = row.getUUID("id");
        return new AuditView(
                id,
                Ids.timeOf(id),
                row.getString("kind"),
                row.getString("item"),
                row.getString("action"),
                row.getString("customer"),
                row.getString("account"),
                row.getUUID("user"),
                document(row.getJsonObject("was")),
                document(row.getJsonObject("becomes")),
                row.getString("actor"),
                row.getString("actor_role"),
                row.getString("request_id"));
    }

    private static @Nullable Map<String, Object> document(@Nullable JsonObject json) {
        return json == null ? null : json.getMap();
    }
}
