package io.recredit.billing.topup;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.payment.PaymentAnswer;
import io.recredit.kit.kafka.Retrying;
import io.recredit.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Makes of an attempt what an answer of the processor's means for it, under the lock of its balance. */
@ApplicationScoped
class SettleAttempt {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int RETRIES = 5;

    private final Pool pool;
    private final Ledger ledger;
    private final AttemptRows attempts;
    private final DemandRows demands;
    private final EndAttempt endAttempt;
    private final Outbox outbox;
    private final Policy policy;
    private final TopupMetrics metrics;

    SettleAttempt(
            Pool pool,
            Ledger ledger,
            AttemptRows attempts,
            DemandRows demands,
            EndAttempt endAttempt,
            Outbox outbox,
            Policy policy,
            TopupMetrics metrics) {
        this.pool = pool;
        this.ledger = ledger;
        this.attempts = attempts;
        this.demands = demands;
        this.endAttempt = endAttempt;
        this.outbox = outbox;
        this.policy = policy;
        this.metrics = metrics;
    }

    /**
     * Settles an attempt. The same answer again changes nothing.
     *
     * @param balance the attempt's
     * @return as it is after the commit. Fails when the database is away; then the attempt is found again when its lease
     *     has ended, and asked after
     */
    Uni<Settled> settle(UUID id, BalanceKey balance, PaymentAnswer answer) {
        return Uni.createFrom()
                .deferred(() -> {
                    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
                    return pool.withTransaction(tx -> locked(tx, id, balance)
                            .chain(attempt -> apply(tx, attempt, Judging.judge(attempt, answer, policy, now), now)));
                })
                .onFailure(Retrying::isInfrastructureAway)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .atMost(RETRIES)
                .invoke(settled -> {
                    outbox.wake();
                    metrics.settled(settled);
                });
    }

    private Uni<Attempt> locked(SqlConnection tx, UUID id, BalanceKey balance) {
        return Uni.combine()
                .all()
                .unis(ledger.lock(tx, List.of(balance)), attempts.find(tx, id))
                .with((locked, found) -> found.orElseThrow(() -> new IllegalStateException("no attempt " + id)));
    }

    private Uni<Settled> apply(SqlConnection tx, Attempt attempt, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Credit credit -> endAttempt.credit(tx, attempt, credit, now);
            case Verdict.Decline decline -> endAttempt.decline(tx, attempt, decline, now);
            case Verdict.AwaitApproval await -> awaitApproval(tx, attempt, await, now);
            case Verdict.AskLater later -> write(tx, attempt.unknown(later.why(), later.at()), verdict);
            case Verdict.SendLater later -> write(tx, attempt.sendLater(later.why(), later.at()), verdict);
            case Verdict.SendAgain again -> sendAgain(tx, attempt, again, now);
            case Verdict.Doubt doubt ->
                attempt.state().isOpen() && attempt.purchase() != null
                        ? write(tx, attempt.unknown(Reasons.AMOUNT_DIFFERS, doubt.at()), verdict)
                        : Uni.createFrom().item(new Settled(attempt, verdict, false));
            case Verdict.Nothing nothing -> Uni.createFrom().item(new Settled(attempt, verdict, false));
            case Verdict.Cancel cancel -> write(tx, attempt.cancelled(Reasons.NOT_NEEDED, now), verdict);
        };
    }

    /** Whoever saved the rule or changed the card meanwhile wants it tried at once, not when nobody has approved. */
    private Uni<Settled> awaitApproval(SqlConnection tx, Attempt attempt, Verdict.AwaitApproval verdict, Instant now) {
        return demands.read(tx, attempt.balance()).chain(demand -> {
            TopupRule rule = demand.rule();
            if (rule != null && rule.resumedSince(attempt.begun().begunAt())) {
                return endAttempt.decline(tx, attempt, new Verdict.Decline(Reasons.AUTHENTICATION_REQUIRED, true), now);
            }
            Attempt waiting = attempt.needsApproval(verdict.until());
            return outbox.add(tx, List.of(TopupEvents.needsApproval(waiting, demand.locale(), now)))
                    .chain(() -> write(tx, waiting, verdict));
        });
    }

    /**
     * A processor may come back hours after an attempt was begun. An automatic one that nobody needs any more, its rule
     * being off or the balance back, is not sent again but given up, once its first sending cannot be under way any more.
     */
    private Uni<Settled> sendAgain(SqlConnection tx, Attempt attempt, Verdict.SendAgain verdict, Instant now) {
        Instant leaseEnd = now.plus(policy.lease());
        if (!attempt.isAutomatic()) {
            return write(tx, attempt.resending(now, leaseEnd), verdict);
        }
        return demands.read(tx, attempt.balance()).chain(demand -> {
            if (demand.active() != null) {
                return write(tx, attempt.resending(now, leaseEnd), verdict);
            }
            Instant over = attempt.begun().begunAt().plus(policy.giveUpAfter());
            Verdict instead =
                    now.isBefore(over) ? new Verdict.AskLater(Reasons.NOT_NEEDED, over) : new Verdict.Cancel();
            return apply(tx, attempt, instead, now);
        });
    }

    private Uni<Settled> write(SqlConnection tx, Attempt attempt, Verdict verdict) {
        return attempts.write(tx, List.of(attempt)).replaceWith(new Settled(attempt, verdict, false));
    }
}
