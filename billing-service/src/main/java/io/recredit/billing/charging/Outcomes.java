package io.recredit.billing.charging;

import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.OutcomeResult;
import io.recredit.contracts.Topics;
import io.recredit.kit.outbox.OutboxEvent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Turns decisions into events. A decision always gives the same bytes and the same event id, however often and by
 * whomever it is published.
 */
final class Outcomes {

    private Outcomes() {}

    static OutboxEvent eventOf(Decision decision) {
        ChargeOutcome outcome = outcomeOf(decision);
        return new OutboxEvent(
                Topics.CHARGE_OUTCOMES,
                outcome.account(),
                ChargeOutcome.TYPE,
                eventId(outcome.id(), outcome.of()),
                EventJson.write(outcome),
                outcome.decidedAt());
    }

    static ChargeOutcome outcomeOf(Decision decision) {
        return switch (decision) {
            case Decision.Posted posted -> posted(posted);
            case Decision.Refused refused -> refused(refused);
        };
    }

    private static ChargeOutcome posted(Decision.Posted posted) {
        Entry entry = posted.entry();
        boolean charge = posted.of() == OutcomeOf.CHARGE;
        return new ChargeOutcome(
                entry.id(),
                entry.balance().customer(),
                entry.balance().account(),
                posted.of(),
                charge ? OutcomeResult.CHARGED : OutcomeResult.REFUNDED,
                null,
                null,
                entry.balance().currency(),
                charge ? entry.amount().negate() : entry.amount(),
                entry.balanceAfter(),
                entry.entryNo(),
                entry.decidedAt());
    }

    private static ChargeOutcome refused(Decision.Refused refused) {
        return new ChargeOutcome(
                refused.key().id(),
                refused.key().customer(),
                refused.account(),
                refused.key().of(),
                OutcomeResult.REFUSED,
                refused.reason(),
                refused.refusedBy(),
                refused.currency(),
                Amount.ZERO,
                refused.balanceLeft(),
                null,
                refused.decidedAt());
    }

    /** A charge's outcome has the message's id; a refund's one made from it. */
    private static UUID eventId(UUID message, OutcomeOf of) {
        return of == OutcomeOf.CHARGE
                ? message
                : UUID.nameUUIDFromBytes(("refund:" + message).getBytes(StandardCharsets.UTF_8));
    }
}
