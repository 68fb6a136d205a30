package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** {@code /v1/payment_methods}. */
final class CardCalls {

    private final ProcessorState state;
    private final Rendering rendering;

    CardCalls(ProcessorState state, Rendering rendering) {
        this.state = state;
        this.rendering = rendering;
    }

    Reply get(Call call) {
        return Reply.of(rendering.card(found(call)));
    }

    /** A card that is not attached cannot be detached again. */
    Reply detach(Call call) {
        StoredCard card = found(call);
        if (card.customer() == null) {
            throw StripeProblem.invalid(
                    "The payment method you provided is not attached to a customer so detachment is impossible.", null);
        }
        StoredCard detached = card.detached();
        return Reply.of(
                rendering.card(detached), detached, new Reply.Telling("payment_method.detached", detached.id()));
    }

    private StoredCard found(Call call) {
        StoredCard card = state.cards().find(call.id());
        if (card == null) {
            throw StripeProblem.notFound("PaymentMethod", call.id());
        }
        return card;
    }

    Reply list(Call call) {
        return ofCustomer(call, call.form().required("customer"), "/v1/payment_methods");
    }

    Reply listOfCustomer(Call call) {
        return ofCustomer(call, call.id(), "/v1/customers/" + call.id() + "/payment_methods");
    }

    private Reply ofCustomer(Call call, String customer, String url) {
        if (state.customer(customer) == null) {
            throw StripeProblem.noSuch("customer", customer, "customer");
        }
        int limit = Page.limit(call.form());
        Optional<String> after = call.form().get("starting_after");
        List<StoredCard> matching = state.cards().of(customer).stream()
                .dropWhile(card -> after.isPresent() && !card.id().equals(after.get()))
                .skip(after.isPresent() ? 1 : 0)
                .limit(limit + 1L)
                .toList();
        List<ObjectNode> page =
                matching.stream().limit(limit).map(rendering::card).toList();
        return Reply.of(StripeJson.list(url, page, matching.size() > limit));
    }
}
