package io.recredit.localstack.processor;

import java.time.Instant;
import java.util.List;

/** {@code /v1/checkout/sessions} in setup mode, and the setup intents that belong to them. */
final class SetupCalls {

    private final ProcessorState state;
    private final Rendering rendering;

    SetupCalls(ProcessorState state, Rendering rendering) {
        this.state = state;
        this.rendering = rendering;
    }

    Reply create(Call call) {
        Form form = call.form();
        if (!form.required("mode").equals("setup")) {
            throw StripeProblem.invalid("This simulator has only sessions in setup mode.", "mode");
        }
        String customer = form.required("customer");
        if (state.customer(customer) == null) {
            throw StripeProblem.noSuch("customer", customer, "customer");
        }
        String id = CardSetup.newId();
        Instant endsAt = form.get("expires_at").isPresent()
                ? Instant.ofEpochSecond(form.positive("expires_at"))
                : call.now().plus(CardSetup.LIFE);
        CardSetup setup = new CardSetup(
                id,
                customer,
                "http://" + call.host() + CardPages.PATH + id,
                url(form, "success_url"),
                form.get("cancel_url").isPresent() ? url(form, "cancel_url") : null,
                form.map("metadata"),
                null,
                call.now(),
                endsAt);
        return Reply.of(rendering.setup(setup, form.list("expand"), call.now()), setup);
    }

    private static String url(Form form, String name) {
        String url = form.required(name);
        if (!url.matches("https?://[^\\s]+")) {
            throw new StripeProblem(400, "invalid_request_error")
                    .code("url_invalid")
                    .message("Not a valid URL")
                    .param(name);
        }
        return url;
    }

    Reply get(Call call) {
        return Reply.of(rendering.setup(found(call), call.form().list("expand"), call.now()));
    }

    Reply expire(Call call) {
        CardSetup setup = found(call);
        if (!setup.status(call.now()).equals("open")) {
            throw StripeProblem.invalid("Only Checkout Sessions with a status of open can be expired.", null);
        }
        CardSetup ended = setup.endedAt(call.now());
        return Reply.of(
                rendering.setup(ended, List.of(), call.now()),
                ended,
                new Reply.Telling("checkout.session.expired", ended.id()));
    }

    private CardSetup found(Call call) {
        CardSetup setup = state.setup(call.id());
        if (setup == null) {
            throw StripeProblem.notFound("checkout.session", call.id());
        }
        return setup;
    }

    Reply getIntent(Call call) {
        CardSetup setup = state.setup(CardSetup.idOfIntent(call.id()));
        if (setup == null) {
            throw StripeProblem.notFound("setupintent", call.id());
        }
        return Reply.of(
                rendering.setupIntent(setup, call.form().list("expand").contains("payment_method"), call.now()));
    }
}
