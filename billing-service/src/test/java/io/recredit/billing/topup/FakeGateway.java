package io.recredit.billing.topup;

import io.recredit.billing.payment.CardPage;
import io.recredit.billing.payment.CardPageState;
import io.recredit.billing.payment.Payment;
import io.recredit.billing.payment.PaymentAnswer;
import io.recredit.billing.payment.PaymentGateway;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A card processor in memory that behaves as the port says: idempotency keys replay the first answer, errors included.
 * How it treats a customer is set before.
 */
@Alternative
@ApplicationScoped
class FakeGateway implements PaymentGateway {

    /** What happens to a payment that it sees for the first time. */
    enum Mood {
        CHARGE,
        DECLINE,
        NEEDS_APPROVAL,
        /** Charges, and the answer is lost. */
        LOSE_ANSWER,
        /** The request is lost: nothing is remembered. */
        LOSE_REQUEST,
        /** Answers 500 and remembers that, without charging. */
        ERROR,
        /** Charges, answers 500 and remembers that. */
        CHARGE_AND_ERROR,
        /** Says that it took nothing. */
        REFUSE,
        /** Charges one cent too much. */
        CHARGE_OTHER_AMOUNT
    }

    private record Seen(PaymentAnswer answer, @Nullable PaymentAnswer truth) {}

    private final Map<String, Mood> moods = new ConcurrentHashMap<>();
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();
    private final Map<UUID, Payment> chargedPayments = new ConcurrentHashMap<>();
    private final Map<String, Runnable> beforeAnswers = new ConcurrentHashMap<>();
    private final List<Payment> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Duration delay = Duration.ZERO;

    void treat(String customer, Mood mood) {
        moods.put(customer, mood);
    }

    void takeTime(Duration time) {
        delay = time;
    }

    /** Runs once after the customer's next payment was decided and before it is answered. */
    void beforeAnswer(String customer, Runnable action) {
        beforeAnswers.put(customer, action);
    }

    /** Every payment that really was made, each once. */
    List<Payment> chargedTo(String customer) {
        return chargedPayments.values().stream()
                .filter(payment -> payment.customer().equals(customer))
                .toList();
    }

    /** Every request to charge, repeated ones included. */
    long requestsOf(String customer) {
        return List.copyOf(requests).stream()
                .filter(payment -> payment.customer().equals(customer))
                .count();
    }

    @Override
    public Uni<PaymentAnswer> charge(Payment payment) {
        return Uni.createFrom()
                .item(() -> {
                    requests.add(payment);
                    Mood mood = moods.getOrDefault(payment.customer(), Mood.CHARGE);
                    Seen known = seen.get(payment.id());
                    if (known != null) {
                        return known.answer();
                    }
                    return switch (mood) {
                        case LOSE_REQUEST -> new PaymentAnswer.Unknown("read timeout");
                        case REFUSE -> new PaymentAnswer.NotTaken("connection refused");
                        default -> remember(payment, mood).answer();
                    };
                })
                .invoke(answer -> {
                    Runnable action = beforeAnswers.remove(payment.customer());
                    if (action != null) {
                        action.run();
                    }
                })
                .onItem()
                .call(() -> delay.isZero()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().voidItem().onItem().delayIt().by(delay))
                .runSubscriptionOn(task -> Thread.ofVirtual().start(task));
    }

    private Seen remember(Payment payment, Mood mood) {
        return seen.computeIfAbsent(payment.id(), id -> {
            PaymentAnswer.Charged charged = new PaymentAnswer.Charged(
                    "pi_" + id, payment.minorUnits() + (mood == Mood.CHARGE_OTHER_AMOUNT ? 1 : 0), payment.currency());
            PaymentAnswer error = new PaymentAnswer.Unknown("500");
            Seen made = switch (mood) {
                case CHARGE, CHARGE_OTHER_AMOUNT -> new Seen(charged, charged);
                case LOSE_ANSWER -> new Seen(new PaymentAnswer.Unknown("read timeout"), charged);
                case CHARGE_AND_ERROR -> new Seen(error, charged);
                case ERROR -> new Seen(error, null);
                case DECLINE -> {
                    PaymentAnswer declined = new PaymentAnswer.Declined("insufficient_funds");
                    yield new Seen(declined, declined);
                }
                case NEEDS_APPROVAL -> new Seen(new PaymentAnswer.NeedsApproval(), new PaymentAnswer.NeedsApproval());
                case LOSE_REQUEST, REFUSE -> throw new IllegalStateException("nothing is remembered of it");
            };
            if (made.truth() instanceof PaymentAnswer.Charged) {
                chargedPayments.put(id, payment);
            }
            return made;
        });
    }

    @Override
    public Uni<PaymentAnswer> ask(Payment payment) {
        return Uni.createFrom()
                .<PaymentAnswer>item(() -> {
                    Seen known = seen.get(payment.id());
                    PaymentAnswer truth = known == null ? null : known.truth();
                    return truth == null ? new PaymentAnswer.NotFound() : truth;
                })
                .runSubscriptionOn(task -> Thread.ofVirtual().start(task));
    }

    @Override
    public Uni<String> createCustomer(UUID id, String customer) {
        return Uni.createFrom().item("cus_" + customer);
    }

    @Override
    public Uni<CardPage> openCardPage(String gatewayCustomer, URI returnTo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<CardPageState> cardPage(String page) {
        return Uni.createFrom().item(new CardPageState.Open());
    }

    @Override
    public Uni<Void> removeCard(String gatewayCard) {
        return Uni.createFrom().voidItem();
    }
}
