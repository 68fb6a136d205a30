package io.recredit.billing.allowance;

import io.recredit.billing.ledger.PeriodStarts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a user may spend of each balance, with its plan. */
@ApplicationScoped
class AllowanceRepository {

    /** There are no more currencies than that. */
    private static final int MOST = 200;

    private static final String OF_USER = "select " + UserCredits.COLUMNS + """
            , c.customer, c.account, c.currency, c."user", p.every, p.amount_micros, p.last_period, p.next_at,
                p.changed_at, p.changed_by
            from user_credit c
            left join allowance_plan p on p.customer = c.customer and p."user" = c."user"
                and p.currency = c.currency and p.account = c.account
            where c.customer = $1 and c."user" = $2 and c.account = $3
            order by c.currency limit $4""";

    private final Pool pool;
    private final UserCredits credits;

    AllowanceRepository(Pool pool, UserCredits credits) {
        this.pool = pool;
        this.credits = credits;
    }

    /** One for each currency that anything is known of, by currency. */
    Uni<List<AllowanceView>> of(Spender spender, Instant now) {
        PeriodStarts today = PeriodStarts.of(now, spender.account().timeZone());
        return pool.withConnection(connection -> connection
                .preparedQuery(OF_USER)
                .execute(Tuple.of(
                        spender.account().customer(),
                        spender.user().user(),
                        spender.account().account(),
                        MOST))
                .chain(rows -> {
                    Map<UserKey, UserCredit> found = new LinkedHashMap<>();
                    Map<UserKey, AllowancePlan> plans = new HashMap<>();
                    for (Row row : rows) {
                        UserKey key = spender.key(row.getString("currency"));
                        found.put(key, UserCredits.read(row, 0, key));
                        if (row.getString("every") != null) {
                            plans.put(key, PlanRows.read(row));
                        }
                    }
                    return credits.past(connection, PastPeriod.allOf(found.keySet(), today))
                            .map(past -> views(found.values(), plans, new SpendingBook(found, past), today));
                }));
    }

    private static List<AllowanceView> views(
            Collection<UserCredit> found, Map<UserKey, AllowancePlan> plans, SpendingBook book, PeriodStarts today) {
        return found.stream()
                .map(credit -> AllowanceView.of(credit, plans.get(credit.key()), book, today))
                .toList();
    }
}
