package io.recredit.billing.topup;

import io.recredit.billing.payment.PaymentGateway;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Brings a due attempt one step on: takes it, charges or asks, settles. No lock and no transaction is held while the
 * processor is asked. A crash at any place leaves a row that is due when its lease has ended.
 */
@ApplicationScoped
class CarryOutAttempt {

    private final TakeAttempt takeAttempt;
    private final PaymentGateway gateway;
    private final SettleAttempt settleAttempt;

    CarryOutAttempt(TakeAttempt takeAttempt, PaymentGateway gateway, SettleAttempt settleAttempt) {
        this.takeAttempt = takeAttempt;
        this.gateway = gateway;
        this.settleAttempt = settleAttempt;
    }

    /** @return whether another attempt for the same balance is due now; fails when the database is away */
    Uni<Boolean> carryOut(AttemptRows.DueRow due) {
        return takeAttempt.take(due).chain(taken -> switch (taken) {
            case Taken.ToCharge toCharge -> charge(toCharge.attempt()).map(Settled::dueNow);
            case Taken.ToAsk toAsk -> ask(toAsk.attempt()).map(Settled::dueNow);
            case Taken.Ended ended -> Uni.createFrom().item(ended.settled().dueNow());
            case Taken.Cancelled cancelled -> Uni.createFrom().item(false);
            case Taken.Gone gone -> Uni.createFrom().item(false);
        });
    }

    /** Charges what was taken, and settles. The attempt is stored and under a lease. */
    Uni<Settled> charge(Attempt attempt) {
        return gateway.charge(attempt.asPayment())
                .chain(answer -> settleAttempt.settle(attempt.id(), attempt.balance(), answer));
    }

    /**
     * Asks what became of it. What the processor does not know is sent again under its key: to the processor that is a
     * question, too, since a payment that came meanwhile is not made a second time.
     */
    private Uni<Settled> ask(Attempt attempt) {
        return gateway.ask(attempt.asPayment())
                .chain(answer -> settleAttempt.settle(attempt.id(), attempt.balance(), answer))
                .chain(settled -> settled.verdict() instanceof Verdict.SendAgain
                        ? charge(settled.attempt())
                        : Uni.createFrom().item(settled));
    }
}
