package io.recredit.billing.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads Stripe's webhooks. Only what is needed is read, from the plain JSON: the account's API version, which shapes
 * events, may be another than the library's, and no event may be lost for that.
 */
@ApplicationScoped
class StripeEvents implements GatewayEvents {

    /** Older signatures are refused, so that what somebody recorded cannot be played again later. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SETUP = "setup";

    private final StripeConfig config;
    private final ObjectMapper json;

    StripeEvents(StripeConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    @Override
    public GatewayEvent read(byte[] body, String signature) throws BadSignature {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            Webhook.Signature.verifyHeader(text, signature, config.webhookSecret(), TOLERANCE.toSeconds());
        } catch (SignatureVerificationException | RuntimeException notStripes) {
            throw new BadSignature("the signature is missing, wrong or too old", notStripes);
        }
        try {
            return eventOf(json.readTree(text));
        } catch (JsonProcessingException noJson) {
            return new GatewayEvent.Other("unreadable");
        }
    }

    private static GatewayEvent eventOf(JsonNode event) {
        String type = event.path("type").asText();
        JsonNode subject = event.path("data").path("object");
        Optional<GatewayEvent> known = switch (type) {
            case "payment_intent.succeeded" -> attempt(subject).map(attempt -> succeeded(attempt, subject));
            case "payment_intent.payment_failed", "payment_intent.canceled" ->
                attempt(subject).map(GatewayEvent.PaymentFailed::new);
            case "checkout.session.completed" -> cardPage(subject);
            default -> Optional.empty();
        };
        return known.orElseGet(() -> new GatewayEvent.Other(type));
    }

    /** Empty for payments that were not made by us: the account at Stripe may be used for other things, too. */
    private static Optional<UUID> attempt(JsonNode payment) {
        try {
            return Optional.of(UUID.fromString(
                    payment.path("metadata").path(StripeGateway.ATTEMPT).asText()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static GatewayEvent succeeded(UUID attempt, JsonNode payment) {
        String currency = payment.path("currency").asText().toUpperCase(Locale.ROOT);
        long received = payment.path("amount_received").asLong();
        return new GatewayEvent.PaymentSucceeded(
                attempt,
                new PaymentAnswer.Charged(
                        payment.path("id").asText(), StripeAmounts.fromStripe(received, currency), currency));
    }

    private static Optional<GatewayEvent> cardPage(JsonNode session) {
        return SETUP.equals(session.path("mode").asText())
                ? Optional.of(
                        new GatewayEvent.CardPageCompleted(session.path("id").asText()))
                : Optional.empty();
    }
}
