package io.recredit.billing.allowance;

import io.recredit.billing.ledger.PeriodStarts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

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

    AllowanceRepository(Pool pool) {
        this.pool = pool;
    }

    /** One for each currency that anything is known of, by currency. */
    Uni<List<AllowanceView>> of(Spender spender, Instant now) {
        LocalDate today = PeriodStarts.of(now, spender.account().timeZone()).day();
        return pool.preparedQuery(OF_USER)
                .execute(Tuple.of(
                        spender.account().customer(),
                        spender.user().user(),
                        spender.account().account(),
                        MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> view(row, spender, today))
                        .toList());
    }

    private static AllowanceView view(Row row, Spender spender, LocalDate today) {
        return AllowanceView.of(
                UserCredits.read(row, 0, spender.key(row.getString("currency"))),
                row.getString("every") == null ? null : PlanRows.read(row),
                today);
    }
}
