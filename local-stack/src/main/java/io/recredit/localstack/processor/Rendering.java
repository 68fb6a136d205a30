package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the processor keeps in the shapes of Stripe's API, version {@value #API_VERSION}. */
final class Rendering {

    /** stripe-java reads an event's object only if the event has the version that the library was made for. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private final ProcessorState state;

    Rendering(ProcessorState state) {
        this.state = state;
    }

    ObjectNode customer(StripeCustomer customer) {
        ObjectNode json = StripeJson.object()
                .put("id", customer.id())
                .put("object", "customer")
                .put("created", customer.createdAt().getEpochSecond())
                .put("description", customer.description())
                .put("email", customer.email())
                .put("livemode", false)
                .put("name", customer.name());
        json.set("metadata", StripeJson.map(customer.metadata()));
        return json;
    }

    /** @param expand Stripe's paths of ids to be replaced by the objects */
    ObjectNode setup(CardSetup setup, List<String> expand, Instant now) {
        String status = setup.status(now);
        ObjectNode json = StripeJson.object()
                .put("id", setup.id())
                .put("object", "checkout.session")
                .put("cancel_url", setup.cancelUrl())
                .put("created", setup.createdAt().getEpochSecond())
                .put("customer", setup.customer())
                .put("expires_at", setup.endsAt().getEpochSecond())
                .put("livemode", false)
                .put("mode", "setup")
                .putNull("payment_intent")
                .put("payment_status", "no_payment_required")
                .put("status", status)
                .put("success_url", setup.successUrl())
                .put("ui_mode", "hosted_page")
                .put("url", status.equals("open") ? setup.url() : null);
        json.set("metadata", StripeJson.map(setup.metadata()));
        json.set("payment_method_types", StripeJson.array("card"));
        if (expand.stream().anyMatch(path -> path.startsWith("setup_intent"))) {
            json.set("setup_intent", setupIntent(setup, expand.contains("setup_intent.payment_method"), now));
        } else {
            json.put("setup_intent", setup.intent());
        }
        return json;
    }

    ObjectNode setupIntent(CardSetup setup, boolean expandCard, Instant now) {
        ObjectNode json = StripeJson.object()
                .put("id", setup.intent())
                .put("object", "setup_intent")
                .put("client_secret", setup.intent() + "_secret")
                .put("created", setup.createdAt().getEpochSecond())
                .put("customer", setup.customer())
                .putNull("last_setup_error")
                .put("livemode", false)
                .put("status", intentStatus(setup, now))
                .put("usage", "off_session");
        json.set("metadata", StripeJson.object());
        json.set("payment_method_types", StripeJson.array("card"));
        StoredCard card = setup.card() == null ? null : state.cards().find(setup.card());
        if (expandCard && card != null) {
            json.set("payment_method", card(card));
        } else {
            json.put("payment_method", setup.card());
        }
        return json;
    }

    private static String intentStatus(CardSetup setup, Instant now) {
        return switch (setup.status(now)) {
            case "complete" -> "succeeded";
            case "open" -> "requires_payment_method";
            default -> "canceled";
        };
    }

    ObjectNode card(StoredCard stored) {
        ObjectNode card = StripeJson.object()
                .put("brand", stored.brand())
                .put("country", stored.country())
                .put("display_brand", stored.brand())
                .put("exp_month", stored.expiryMonth())
                .put("exp_year", stored.expiryYear())
                .put("fingerprint", stored.fingerprint())
                .put("funding", "credit")
                .put("last4", stored.last4());
        card.set("checks", StripeJson.object().put("cvc_check", "pass"));
        ObjectNode json = StripeJson.object()
                .put("id", stored.id())
                .put("object", "payment_method")
                .put("created", stored.createdAt().getEpochSecond())
                .put("customer", stored.customer())
                .put("livemode", false)
                .put("type", "card");
        json.set("billing_details", StripeJson.object());
        json.set("card", card);
        json.set("metadata", StripeJson.object());
        return json;
    }

    ObjectNode payment(ProcessorPayment payment) {
        boolean open = payment.status().equals(ProcessorPayment.REQUIRES_PAYMENT_METHOD);
        boolean charged = payment.isSucceeded() || payment.reason() != null;
        ObjectNode json = StripeJson.object()
                .put("id", payment.id())
                .put("object", "payment_intent")
                .put("amount", payment.amount())
                .put("amount_capturable", 0)
                .put("amount_received", payment.isSucceeded() ? payment.amount() : 0)
                .put(
                        "canceled_at",
                        payment.canceledAt() == null
                                ? null
                                : payment.canceledAt().getEpochSecond())
                .put("cancellation_reason", payment.canceledAt() == null ? null : "requested_by_customer")
                .put("capture_method", "automatic_async")
                .put("client_secret", payment.id() + "_secret")
                .put("confirmation_method", "automatic")
                .put("created", payment.createdAt().getEpochSecond())
                .put("currency", payment.currency())
                .put("customer", payment.customer())
                .put("description", payment.description())
                .put("latest_charge", charged ? payment.charge() : null)
                .put("livemode", false)
                .put("payment_method", open ? null : payment.card())
                .put("status", payment.status());
        json.set("last_payment_error", payment.reason() == null ? null : cardError(payment));
        json.set("metadata", StripeJson.map(payment.metadata()));
        json.set("payment_method_types", StripeJson.array("card"));
        return json;
    }

    /** What a declined payment is answered with. */
    ObjectNode declined(ProcessorPayment payment) {
        ObjectNode error = cardError(payment);
        error.set("payment_intent", payment(payment));
        ObjectNode body = StripeJson.object();
        body.set("error", error);
        return body;
    }

    private ObjectNode cardError(ProcessorPayment payment) {
        ChargeOutcome outcome = new ChargeOutcome(String.valueOf(payment.reason()));
        ObjectNode error = StripeJson.object()
                .put("charge", payment.charge())
                .put("code", outcome.code())
                .put("decline_code", outcome.name())
                .put(
                        "doc_url",
                        "https://stripe.com/docs/error-codes/" + outcome.code().replace('_', '-'))
                .put("message", outcome.message())
                .put("type", "card_error");
        StoredCard card = state.cards().find(payment.card());
        if (card != null) {
            error.set("payment_method", card(card));
        }
        return error;
    }

    /** @return null if what it tells of is not remembered any more */
    @Nullable
    ObjectNode event(ProcessorEvent event) {
        ObjectNode about = about(event);
        if (about == null) {
            return null;
        }
        ObjectNode json = StripeJson.object()
                .put("id", event.id())
                .put("object", "event")
                .put("api_version", API_VERSION)
                .put("created", event.createdAt().getEpochSecond())
                .put("livemode", false)
                .put("pending_webhooks", event.waiting() ? 1 : 0)
                .put("type", event.type());
        json.set("data", StripeJson.object().set("object", about));
        json.set(
                "request",
                StripeJson.object().put("id", event.request()).put("idempotency_key", event.idempotencyKey()));
        return json;
    }

    private @Nullable ObjectNode about(ProcessorEvent event) {
        String id = event.about();
        return switch (id.substring(0, id.indexOf('_'))) {
            case "pi" -> {
                ProcessorPayment payment = state.payments().find(id);
                yield payment == null ? null : payment(payment);
            }
            case "pm" -> {
                StoredCard card = state.cards().find(id);
                yield card == null ? null : card(card);
            }
            case "cs" -> {
                CardSetup setup = state.setup(id);
                yield setup == null ? null : setup(setup, List.of(), event.createdAt());
            }
            default -> {
                CardSetup setup = state.setup(CardSetup.idOfIntent(id));
                yield setup == null ? null : setupIntent(setup, false, event.createdAt());
            }
        };
    }
}
