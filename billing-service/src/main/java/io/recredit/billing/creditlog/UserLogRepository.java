package io.recredit.billing.creditlog;

import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a user's entries by their index on (user, currency, entry_no), and the changes of the user's allowance between
 * them. A change comes after the entry that was the balance's newest one when it was made, and before the next.
 */
@ApplicationScoped
class UserLogRepository {

    /** Lines that one read looks at, at most, however few of them are wanted. */
    static final int MAX_LOOKED_AT = 50_000;

    private static final String LOOKED_AT = """
            select * from (
                (select entry_no, 0::bigint as change_no, id, kind, amount_micros, balance_after_micros,
                    allowance_after_micros, decided_at, country, prefix, purpose, segments, reason, actor
                from entry
                where "user" = $4 and currency = $3 and customer = $1 and account = $2
                    and entry_no <= $7::bigint and entry_no >= $8::bigint
                order by entry_no desc limit %1$s)
                union all
                (select entry_no, change_no, id, 'allowance-' || kind, amount_micros, balance_micros,
                    allowance_after_micros, changed_at, null, null, null, null, reason, actor
                from allowance_change
                where customer = $1 and "user" = $4 and currency = $3 and account = $2
                    and (entry_no, change_no) < ($5::bigint, $6::bigint)
                order by entry_no desc, change_no desc limit %2$s)) line
            order by entry_no desc, change_no desc limit %3$s""";

    private static final String NEWEST = LOOKED_AT.formatted("$9", "$9", "$9");

    /**
     * One statement, so that what was looked at and how far is told by one snapshot. Where not enough is found, and more is
     * there than was looked at, the last row has no line but the last place that was looked at. Which side has nothing to
     * offer is not looked at: its limit is 0.
     */
    private static final String FOUND =
            "with looked_at as materialized (" + LOOKED_AT.formatted("$10", "$11", "$12") + """
            ), found as (
                select * from looked_at
                where ($13::text[] is null or kind = any ($13))
                    and ($14::text is null or purpose = $14)
                    and ($15::text is null or country = $15)
                    and ($16::text is null or starts_with(prefix, $16))
                    and ($17::timestamptz is null or decided_at >= $17)
                    and ($18::timestamptz is null or decided_at < $18)
                order by entry_no desc, change_no desc
                limit $9
            ), looked_to as (
                select entry_no as to_entry, change_no as to_change from looked_at
                where (select count(*) from found) < $9 and (select count(*) from looked_at) = $12
                order by entry_no, change_no
                limit 1
            )
            select * from found full join looked_to on false
            order by entry_no desc nulls last, change_no desc""";

    private final Pool pool;

    UserLogRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * The newest lines below a place that pass the filter, as far as {@value #MAX_LOOKED_AT} lines show them.
     *
     * @param limit lines at most
     */
    Uni<UserLogSlice> below(UserLogQuery query, UserLogPlace place, int limit) {
        Tuple values = Tuple.tuple()
                .addString(query.balance().customer())
                .addString(query.balance().account())
                .addString(query.balance().currency())
                .addUUID(query.user())
                .addLong(place.entryNo())
                .addLong(place.changeNo())
                .addLong(place.newestEntry())
                .addLong(query.window().from())
                .addInteger(limit + 1);
        UserLogFilter filter = query.filter();
        boolean isAll = filter.isAll();
        return pool.preparedQuery(isAll ? NEWEST : FOUND)
                .execute(isAll ? values : restricted(values, filter))
                .map(rows -> slice(rows, query.balance().currency(), limit));
    }

    private static Tuple restricted(Tuple values, UserLogFilter filter) {
        return values.addInteger(filter.wantsEntries() ? MAX_LOOKED_AT : 0)
                .addInteger(filter.wantsChanges() ? MAX_LOOKED_AT : 0)
                .addInteger(MAX_LOOKED_AT)
                .addArrayOfString(
                        filter.kinds().isEmpty()
                                ? null
                                : filter.kinds().stream()
                                        .map(UserLogKind::wireName)
                                        .toArray(String[]::new))
                .addString(filter.purpose() == null ? null : filter.purpose().wireName())
                .addString(filter.country())
                .addString(filter.prefix())
                .addValue(timeOf(filter.from()))
                .addValue(timeOf(filter.to()));
    }

    private static @Nullable OffsetDateTime timeOf(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static UserLogSlice slice(RowSet<Row> rows, String currency, int limit) {
        List<UserLogLineView> found = new ArrayList<>(rows.size());
        Optional<UserLogPlace> lookedTo = Optional.empty();
        for (Row row : rows) {
            if (row.getLong("entry_no") == null) {
                lookedTo = Optional.of(new UserLogPlace(row.getLong("to_entry"), row.getLong("to_change")));
            } else {
                found.add(read(row, currency));
            }
        }
        return UserLogSlice.of(found, limit, lookedTo);
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
