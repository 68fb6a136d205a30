package io.recredit.billing.topup;

import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.payment.PaymentAnswer;
import io.recredit.billing.payment.PaymentWatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Settles attempts by what the processor tells by itself. */
@ApplicationScoped
class SettlePayments implements PaymentWatch {

    private static final Logger LOG = Logger.getLogger(SettlePayments.class);

    private final Pool pool;
    private final Ledger ledger;
    private final AttemptRows attempts;
    private final SettleAttempt settleAttempt;
    private final TopupWorker worker;

    SettlePayments(Pool pool, Ledger ledger, AttemptRows attempts, SettleAttempt settleAttempt, TopupWorker worker) {
        this.pool = pool;
        this.ledger = ledger;
        this.attempts = attempts;
        this.settleAttempt = settleAttempt;
        this.worker = worker;
    }

    @Override
    public Uni<Void> charged(UUID payment, PaymentAnswer.Charged charged) {
        return attempts.find(pool, payment).chain(found -> {
            if (found.isEmpty()) {
                LOG.warnf("a card was charged under %s, which is no attempt of ours", payment);
                return Uni.createFrom().voidItem();
            }
            return settleAttempt
                    .settle(payment, found.get().balance(), charged)
                    .invoke(worker::wake)
                    .replaceWithVoid();
        });
    }

    /** Only who does not know yet has to ask; who is charging gets an answer. */
    @Override
    public Uni<Void> failed(UUID payment) {
        return attempts.find(pool, payment)
                .chain(found -> found.filter(attempt -> attempt.state() == AttemptState.UNKNOWN)
                        .map(attempt -> pool.withTransaction(tx -> askNow(tx, attempt)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .invoke(worker::wake);
    }

    private Uni<Void> askNow(SqlConnection tx, Attempt seen) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return ledger.lock(tx, List.of(seen.balance()))
                .chain(() -> attempts.find(tx, seen.id()))
                .chain(found -> found.filter(attempt -> attempt.state() == AttemptState.UNKNOWN)
                        .map(attempt -> attempts.write(tx, List.of(attempt.unknown(attempt.reason(), now))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
