package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/payment_intents}. */
final class PaymentCalls {

    private static final Set<String> CANCELABLE = Set.of(
            ProcessorPayment.REQUIRES_PAYMENT_METHOD,
            ProcessorPayment.REQUIRES_ACTION,
            ProcessorPayment.REQUIRES_CONFIRMATION);

    private final ProcessorState state;
    private final Rendering rendering;

    PaymentCalls(ProcessorState state, Rendering rendering) {
        this.state = state;
        this.rendering = rendering;
    }

    /** Charges the card if {@code confirm} says so. */
    Reply create(Call call) {
        Form form = call.form();
        long amount = form.positive("amount");
        String currency = form.required("currency").toLowerCase(Locale.ROOT);
        ChargeBounds.check(amount, currency);
        StoredCard card = card(form);
        String customer = form.required("customer");
        ChargeOutcome outcome = card.outcome();
        boolean confirm = form.isTrue("confirm");
        boolean needsHolder = outcome.equals(ChargeOutcome.AUTHENTICATION_REQUIRED) && !form.isTrue("off_session");
        String status = ProcessorPayment.REQUIRES_PAYMENT_METHOD;
        if (!confirm) {
            status = ProcessorPayment.REQUIRES_CONFIRMATION;
        } else if (outcome.isOk()) {
            status = ProcessorPayment.SUCCEEDED;
        } else if (needsHolder) {
            status = ProcessorPayment.REQUIRES_ACTION;
        }
        boolean declined = status.equals(ProcessorPayment.REQUIRES_PAYMENT_METHOD);
        ProcessorPayment payment = new ProcessorPayment(
                state.payments().nextNumber(),
                Tokens.withPrefix("pi_"),
                customer,
                card.id(),
                amount,
                currency,
                form.orNull("description"),
                form.map("metadata"),
                status,
                declined ? outcome.name() : null,
                call.key(),
                call.now(),
                null);
        return reply(payment);
    }

    private Reply reply(ProcessorPayment payment) {
        return switch (payment.status()) {
            case ProcessorPayment.SUCCEEDED ->
                Reply.of(
                        rendering.payment(payment),
                        payment,
                        new Reply.Telling("payment_intent.succeeded", payment.id()));
            case ProcessorPayment.REQUIRES_PAYMENT_METHOD ->
                new Reply(
                        402,
                        rendering.declined(payment),
                        List.of(payment),
                        List.of(new Reply.Telling("payment_intent.payment_failed", payment.id())));
            default -> Reply.of(rendering.payment(payment), payment);
        };
    }

    /** The card to charge, which has to be the customer's. */
    private StoredCard card(Form form) {
        String customer = form.required("customer");
        if (state.customer(customer) == null) {
            throw StripeProblem.noSuch("customer", customer, "customer");
        }
        String id = form.required("payment_method");
        StoredCard card = state.cards().find(id);
        if (card == null) {
            throw StripeProblem.noSuch("PaymentMethod", id, "payment_method");
        }
        if (card.customer() == null) {
            throw StripeProblem.invalid(
                    "The provided PaymentMethod was detached from a Customer. It may not be used again.",
                    "payment_method");
        }
        if (!card.customer().equals(customer)) {
            throw StripeProblem.invalid(
                    "The provided PaymentMethod belongs to a different Customer.", "payment_method");
        }
        return card;
    }

    Reply get(Call call) {
        return Reply.of(rendering.payment(found(call)));
    }

    Reply cancel(Call call) {
        ProcessorPayment payment = found(call);
        if (!CANCELABLE.contains(payment.status())) {
            throw new StripeProblem(400, "invalid_request_error")
                    .code("payment_intent_unexpected_state")
                    .message(
                            "You cannot cancel this PaymentIntent because it has a status of " + payment.status() + ".")
                    .payment(rendering.payment(payment));
        }
        ProcessorPayment canceled = payment.canceled(call.now());
        return Reply.of(
                rendering.payment(canceled), canceled, new Reply.Telling("payment_intent.canceled", canceled.id()));
    }

    private ProcessorPayment found(Call call) {
        ProcessorPayment payment = state.payments().find(call.id());
        if (payment == null) {
            throw StripeProblem.notFound("payment_intent", call.id());
        }
        return payment;
    }

    /** Newest first. */
    Reply list(Call call) {
        Form form = call.form();
        int limit = Page.limit(form);
        Optional<String> after = form.get("starting_after");
        long below = Long.MAX_VALUE;
        if (after.isPresent()) {
            ProcessorPayment last = state.payments().find(after.get());
            if (last == null) {
                throw StripeProblem.noSuch("payment_intent", after.get(), "starting_after");
            }
            below = last.number();
        }
        List<ProcessorPayment> matching =
                state.payments().newest(form.orNull("customer"), below, since(form), limit + 1);
        List<ObjectNode> page =
                matching.stream().limit(limit).map(rendering::payment).toList();
        return Reply.of(StripeJson.list("/v1/payment_intents", page, matching.size() > limit));
    }

    private static Instant since(Form form) {
        return form.get("created[gte]").isPresent()
                ? Instant.ofEpochSecond(form.positive("created[gte]"))
                : Instant.EPOCH;
    }
}
