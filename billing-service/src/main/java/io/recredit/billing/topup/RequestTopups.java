package io.recredit.billing.topup;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that balances have the attempts that they need. Only what is true under the lock counts, so it may be asked
 * as often as one likes.
 */
@ApplicationScoped
class RequestTopups {

    private final Pool pool;
    private final Ledger ledger;
    private final AttemptRows attempts;
    private final DemandRows demands;
    private final TopupWorker worker;

    RequestTopups(Pool pool, Ledger ledger, AttemptRows attempts, DemandRows demands, TopupWorker worker) {
        this.pool = pool;
        this.ledger = ledger;
        this.attempts = attempts;
        this.demands = demands;
        this.worker = worker;
    }

    /** Gives balances that may be low the attempts that they lack, all in one transaction. */
    Uni<Void> forBalances(Collection<BalanceKey> balances) {
        List<BalanceKey> keys = balances.stream().distinct().sorted().toList();
        return pool.withTransaction(tx -> ledger.lock(tx, keys).chain(() -> ensure(tx, keys, false)))
                .invoke(worker::wake);
    }

    /**
     * The same in the caller's transaction, for one balance that it has locked. The caller wakes the worker after the
     * commit.
     *
     * @param resumed whether the owner asked to try at once
     */
    Uni<Void> forLocked(SqlConnection tx, BalanceKey balance, boolean resumed) {
        return ensure(tx, List.of(balance), resumed);
    }

    private Uni<Void> ensure(SqlConnection tx, List<BalanceKey> keys, boolean resumed) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Uni.combine()
                .all()
                .unis(demands.read(tx, keys), attempts.openOf(tx, keys))
                .asTuple()
                .chain(read -> attempts.write(tx, changes(read.getItem1(), read.getItem2(), resumed, now)));
    }

    private static List<Attempt> changes(
            Map<BalanceKey, Demand> demands, Map<BalanceKey, Attempt> openAttempts, boolean resumed, Instant now) {
        List<Attempt> changed = new ArrayList<>();
        demands.forEach((key, demand) -> {
            @Nullable Attempt open = openAttempts.get(key);
            switch (Ensuring.decide(demand, open, resumed)) {
                case LEAVE -> {}
                case CREATE -> changed.add(created(demand, now));
                case URGE -> changed.add(Objects.requireNonNull(open).urged(low(demand), now));
                case REPLACE -> {
                    // In this order: at most one is open at any time.
                    changed.add(Objects.requireNonNull(open).cancelled(Reasons.NOT_NEEDED, now));
                    changed.add(created(demand, now));
                }
                case CANCEL -> changed.add(Objects.requireNonNull(open).cancelled(Reasons.NOT_NEEDED, now));
            }
        });
        return changed;
    }

    private static Attempt created(Demand demand, Instant now) {
        TopupRule rule = Objects.requireNonNull(demand.rule());
        LowNow low = low(demand);
        return Attempt.automatic(Ids.next(), demand.balance(), low.id(), rule.emails(), now, now)
                .urged(low, now);
    }

    private static LowNow low(Demand demand) {
        return Objects.requireNonNull(demand.low());
    }
}
