package io.recredit.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.net.Webhook;
import io.recredit.billing.payment.GatewayEvents.BadSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventsTest {

    private static final UUID ATTEMPT = UUID.fromString("019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41");

    private static final String SUCCEEDED = """
            {"id": "evt_1", "api_version": "1999-01-01", "type": "payment_intent.succeeded", "unheard_of": [1],
             "data": {"object": {"id": "pi_1", "object": "payment_intent", "amount_received": 600, "currency": "eur",
              "metadata": {"attempt": "019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41"}}}}""";

    private final StripeConfig config = StubbedStripe.config(URI.create("http://127.0.0.1:1"));
    private final StripeEvents events = new StripeEvents(config, new ObjectMapper());

    @Test
    void aPaymentIsReadWhateverTheApisVersion() throws Exception {
        assertThat(read(SUCCEEDED))
                .isEqualTo(new GatewayEvent.PaymentSucceeded(ATTEMPT, new PaymentAnswer.Charged("pi_1", 600, "EUR")));
        assertThat(read(SUCCEEDED.replace("succeeded", "payment_failed")))
                .isEqualTo(new GatewayEvent.PaymentFailed(ATTEMPT));
        assertThat(read(SUCCEEDED.replace("succeeded", "canceled"))).isEqualTo(new GatewayEvent.PaymentFailed(ATTEMPT));
    }

    @Test
    void aPageOnWhichACardWasStoredIsToldApartFromOneThatWasPaidOn() throws Exception {
        String completed = """
                {"type": "checkout.session.completed", "data": {"object": {"id": "cs_1", "mode": "setup"}}}""";
        assertThat(read(completed)).isEqualTo(new GatewayEvent.CardPageCompleted("cs_1"));
        assertThat(read(completed.replace("setup", "payment")))
                .isEqualTo(new GatewayEvent.Other("checkout.session.completed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no JSON",
                "",
                "{\"type\": \"customer.created\", \"data\": {\"object\": {}}}",
                "{\"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {\"metadata\": {}}}}",
                "{\"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {\"metadata\": {\"attempt\": \"x\"}}}}",
            })
    void whatIsNotOursConcernsNobody(String body) throws Exception {
        assertThat(read(body)).isInstanceOf(GatewayEvent.Other.class);
    }

    @Test
    void onlyWhatIsSignedWithTheSecretAndNewIsRead() throws Exception {
        long now = Instant.now().getEpochSecond();
        String good = sign(SUCCEEDED, config.webhookSecret(), now);

        assertThat(events.read(bytes(SUCCEEDED), good)).isInstanceOf(GatewayEvent.PaymentSucceeded.class);
        assertRefused(SUCCEEDED.replace("600", "601"), good);
        assertRefused(SUCCEEDED, sign(SUCCEEDED, "whsec_of_somebody", now));
        assertRefused(SUCCEEDED, sign(SUCCEEDED, config.webhookSecret(), now - 301));
        assertRefused(SUCCEEDED, good.replace("v1=", "v0="));
        for (String none : new String[] {"", "t=1", "t=,v1=", "t=x,v1=00", "v1=00", "t=" + now + ",v1=", ",", "="}) {
            assertRefused(SUCCEEDED, none);
        }
    }

    private void assertRefused(String body, String signature) {
        assertThatThrownBy(() -> events.read(bytes(body), signature))
                .as(signature)
                .isInstanceOf(BadSignature.class);
    }

    private GatewayEvent read(String body) throws Exception {
        return events.read(
                bytes(body), sign(body, config.webhookSecret(), Instant.now().getEpochSecond()));
    }

    private static String sign(String body, String secret, long at) throws GeneralSecurityException {
        return "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(secret, at + "." + body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
