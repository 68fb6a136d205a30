package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /v1/customers}. */
final class CustomerCalls {

    private final ProcessorState state;
    private final Rendering rendering;

    CustomerCalls(ProcessorState state, Rendering rendering) {
        this.state = state;
        this.rendering = rendering;
    }

    Reply create(Call call) {
        StripeCustomer customer = new StripeCustomer(
                Tokens.withPrefix("cus_"),
                call.form().orNull("name"),
                call.form().orNull("email"),
                call.form().orNull("description"),
                call.form().map("metadata"),
                call.now());
        return Reply.of(rendering.customer(customer), customer);
    }

    Reply get(Call call) {
        StripeCustomer customer = state.customer(call.id());
        if (customer == null) {
            throw StripeProblem.notFound("customer", call.id());
        }
        return Reply.of(rendering.customer(customer));
    }

    /** Newest first; of one e-mail address if it is given. */
    Reply list(Call call) {
        int limit = Page.limit(call.form());
        Optional<String> email = call.form().get("email");
        Optional<String> after = call.form().get("starting_after");
        List<StripeCustomer> matching = new ArrayList<>(state.customers())
                .reversed().stream()
                        .filter(customer -> email.isEmpty() || email.get().equals(customer.email()))
                        .dropWhile(
                                customer -> after.isPresent() && !customer.id().equals(after.get()))
                        .skip(after.isPresent() ? 1 : 0)
                        .limit(limit + 1L)
                        .toList();
        List<ObjectNode> page =
                matching.stream().limit(limit).map(rendering::customer).toList();
        return Reply.of(StripeJson.list("/v1/customers", page, matching.size() > limit));
    }
}
