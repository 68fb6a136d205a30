package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Reads a user's entries by their index on (user, currency, entry_no), and the changes of the user's allowance between
 * them. A change comes after the entry that was the balance's newest one when it was made, and before the next.
 */
@ApplicationScoped
class UserLogRepository {

    private static final String BELOW = """
            select * from (
                (select entry_no, 0::bigint as change_no, id, kind, amount_micros, balance_after_micros,
                    allowance_after_micros, decided_at, country, prefix, purpose, segments, reason, actor
                from entry
                where "user" = $4 and currency = $3 and customer = $1 and account = $2
                    and entry_no <= $8::bigint
                order by entry_no desc limit $7)
                union all
                (select entry_no, change_no, id, 'allowance-' || kind, amount_micros, balance_micros,
                    allowance_after_micros, changed_at, null, null, null, null, reason, actor
                from allowance_change
                where customer = $1 and "user" = $4 and currency = $3 and account = $2
                    and (entry_no, change_no) < ($5::bigint, $6::bigint)
                order by entry_no desc, change_no desc limit $7)) line
            order by entry_no desc, change_no desc limit $7""";

    private final Pool pool;

    UserLogRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * The place of a line in a user's log; lines are ordered by it, and a newer one is always greater.
     *
     * @param changeNo 0 for entries
     */
    record Place(long entryNo, long changeNo) {
        static final Place END = new Place(Long.MAX_VALUE, 0);

        /** The newest entry below it: a change comes after the entry of its number. */
        long newestEntry() {
            return changeNo > 0 ? entryNo : entryNo - 1;
        }
    }

    /** The newest lines below a place. */
    Uni<List<UserLogLineView>> below(BalanceKey balance, UUID user, Place place, int limit) {
        Tuple values = Tuple.tuple()
                .addString(balance.customer())
                .addString(balance.account())
                .addString(balance.currency())
                .addUUID(user)
                .addLong(place.entryNo())
                .addLong(place.changeNo())
                .addInteger(limit)
                .addLong(place.newestEntry());
        return pool.preparedQuery(BELOW)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row, balance.currency()))
                        .toList());
    }

    private static UserLogLineView read(Row row, String currency) {
        long changeNo = row.getLong("change_no");
        UUID id = row.getUUID("id");
        Long allowance = row.getLong("allowance_after_micros");
        return new UserLogLineView(
                row.getLong("entry_no"),
                changeNo == 0 ? null : changeNo,
                id,
                row.getString("kind"),
                Amount.ofMicros(row.getLong("amount_micros")),
                currency,
                Amount.ofMicros(row.getLong("balance_after_micros")),
                allowance == null ? null : Amount.ofMicros(allowance),
                row.getOffsetDateTime("decided_at").toInstant(),
                changeNo == 0 ? id : null,
                row.getString("country"),
                row.getString("prefix"),
                row.getString("purpose"),
                row.getInteger("segments"),
                row.getString("reason"),
                row.getString("actor"));
    }
}
