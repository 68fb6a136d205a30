package io.recredit.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeGatewayTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String ERROR = """
            {"error": {"type": "%s", "code": "%s", "message": "sk_test_secret 4242424242424242"}}""";

    private final StubbedStripe stripe = new StubbedStripe();

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void aChargeCarriesItsKeyItsAmountAndWhatItIsFor() {
        // Given
        stripe.says(200, intent("succeeded", ""));

        // When
        PaymentAnswer answer = charge();

        // Then
        assertThat(answer).isEqualTo(new PaymentAnswer.Charged("pi_1", 600, "EUR"));
        assertThat(stripe.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.request()).isEqualTo("POST /v1/payment_intents");
            assertThat(seen.idempotencyKey()).isEqualTo("019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41");
            assertThat(URLDecoder.decode(seen.body(), StandardCharsets.UTF_8).split("&", -1))
                    .contains(
                            "amount=600",
                            "currency=eur",
                            "customer=cus_1",
                            "payment_method=pm_1",
                            "confirm=true",
                            "off_session=true",
                            "metadata[attempt]=019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41",
                            "metadata[customer]=acme",
                            "metadata[account]=sms-ab12345-1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "requires_action, NeedsApproval",
        "processing, Unknown",
        "requires_capture, Unknown",
        "requires_confirmation, Unknown",
        "canceled, Declined",
    })
    void onlyWhatSucceededIsCharged(String status, String answer) {
        stripe.says(200, intent(status, ""));
        assertThat(charge().getClass().getSimpleName()).isEqualTo(answer);
    }

    @Test
    void aRefusalHasTheBanksReasonOrElseTheProcessors() {
        stripe.says(402, """
                {"error": {"type": "card_error", "code": "card_declined", "decline_code": "insufficient_funds"}}""");
        assertThat(charge()).isEqualTo(new PaymentAnswer.Declined("insufficient_funds"));

        stripe.says(402, ERROR.formatted("card_error", "expired_card"));
        assertThat(charge()).isEqualTo(new PaymentAnswer.Declined("expired_card"));

        stripe.says(402, ERROR.formatted("card_error", "authentication_required"));
        assertThat(charge()).isEqualTo(new PaymentAnswer.NeedsApproval());
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, payment_method_invalid, Declined",
        "404, invalid_request_error, resource_missing, Declined",
        "401, invalid_request_error, api_key_expired, NotTaken",
        "403, invalid_request_error, forbidden, NotTaken",
        "429, invalid_request_error, lock_timeout, NotTaken",
        "400, idempotency_error, idempotency_error, Unknown",
        "409, idempotency_error, idempotency_key_in_use, Unknown",
        "500, api_error, none, Unknown",
        "503, api_error, none, Unknown",
    })
    void whatMayHaveBeenChargedIsUnknown(int status, String type, String code, String answer) {
        stripe.says(status, ERROR.formatted(type, code));
        assertThat(charge().getClass().getSimpleName()).isEqualTo(answer);
        assertThat(charge().toString()).doesNotContain("secret").doesNotContain("4242");
        assertThat(stripe.seen()).as("nothing is sent again by itself").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"200", "404", "500"})
    void anAnswerThatIsNoJsonIsUnknown(int status) {
        stripe.says(status, "<html>a proxy</html>");
        assertThat(charge()).isInstanceOf(PaymentAnswer.Unknown.class);
    }

    @Test
    void silenceAHalfAnswerAndAClosedConnectionAreUnknown() {
        assertThat(chargeWith(stripe.isSilent().impatientGateway())).isInstanceOf(PaymentAnswer.Unknown.class);
        assertThat(chargeWith(stripe.stopsInTheMiddle().impatientGateway())).isInstanceOf(PaymentAnswer.Unknown.class);
        assertThat(chargeWith(stripe.hangsUp().gateway())).isInstanceOf(PaymentAnswer.Unknown.class);
        assertThat(stripe.seen()).hasSize(3);
    }

    @Test
    void whereNobodyListensNothingWasTaken() {
        StripeGateway gateway = StubbedStripe.gatewayToNobody();
        assertThat(await(gateway.charge(StubbedStripe.payment()))).isInstanceOf(PaymentAnswer.NotTaken.class);
        assertThat(await(gateway.ask(StubbedStripe.payment()))).isInstanceOf(PaymentAnswer.Unknown.class);
        assertThatThrownBy(() -> await(gateway.createCustomer(new UUID(7, 7), "acme")))
                .isInstanceOf(GatewayAway.class)
                .hasMessageContaining("acme");
    }

    @Test
    void askingFindsThePaymentOfTheAttemptAmongOthers() {
        // Given
        stripe.says(200, list(intent("succeeded", "").replace("9b41", "0000") + "," + intent("succeeded", "")));

        // When
        PaymentAnswer answer = ask();

        // Then
        assertThat(answer).isEqualTo(new PaymentAnswer.Charged("pi_1", 600, "EUR"));
        assertThat(stripe.seen().getFirst().request())
                .startsWith("GET /v1/payment_intents?")
                .contains("customer=cus_1")
                .contains("created[gte]=1767596400");
    }

    @Test
    void askingForWhatNeverCameFindsNothing() {
        stripe.says(200, list(""));
        assertThat(ask()).isInstanceOf(PaymentAnswer.NotFound.class);
    }

    @Test
    void aFailedPaymentOnTheListTellsWhy() {
        stripe.says(200, list(intent("requires_payment_method", """
                , "last_payment_error": {"code": "card_declined", "decline_code": "lost_card"}""")));
        assertThat(ask()).isEqualTo(new PaymentAnswer.Declined("lost_card"));
    }

    @Test
    void aFailedQuestionLeavesItUnknown() {
        stripe.says(402, ERROR.formatted("card_error", "card_declined"));
        assertThat(ask()).isInstanceOf(PaymentAnswer.Unknown.class);
        stripe.says(401, ERROR.formatted("invalid_request_error", "none"));
        assertThat(ask()).isInstanceOf(PaymentAnswer.Unknown.class);
    }

    @Test
    void aPaymentThatNobodyConfirmedIsCancelledSoThatItCannotBeChargedLater() {
        // Given
        stripe.says(200, list(intent("requires_confirmation", "")));

        // When
        ask();

        // Then
        assertThat(stripe.seen())
                .extracting(StubbedStripe.Seen::request)
                .anySatisfy(request -> assertThat(request).isEqualTo("POST /v1/payment_intents/pi_1/cancel"));
    }

    @Test
    void removingACardThatIsGoneIsNoFailure() {
        stripe.says(404, ERROR.formatted("invalid_request_error", "resource_missing"));
        await(stripe.gateway().removeCard("pm_1"));
    }

    @Test
    void aPageThatTheProcessorDoesNotKnowHasExpired() {
        stripe.says(404, ERROR.formatted("invalid_request_error", "resource_missing"));
        assertThat(await(stripe.gateway().cardPage("cs_1"))).isInstanceOf(CardPageState.Expired.class);
    }

    @Test
    void whatIsNoChargeIsTriedAgainWithTheSameKey() {
        // Given
        stripe.says(500, ERROR.formatted("api_error", "none"));

        // When
        assertThatThrownBy(() -> await(stripe.gateway().createCustomer(new UUID(7, 7), "acme")))
                .isInstanceOf(GatewayAway.class)
                .hasMessageNotContaining("secret");

        // Then
        assertThat(stripe.seen()).hasSize(3);
        assertThat(stripe.seen())
                .extracting(StubbedStripe.Seen::idempotencyKey)
                .containsOnly("customer-" + new UUID(7, 7));
    }

    private static PaymentAnswer chargeWith(StripeGateway gateway) {
        return await(gateway.charge(StubbedStripe.payment()));
    }

    private PaymentAnswer charge() {
        return chargeWith(stripe.gateway());
    }

    private PaymentAnswer ask() {
        return await(stripe.gateway().ask(StubbedStripe.payment()));
    }

    private static String list(String intents) {
        return "{\"object\": \"list\", \"has_more\": false, \"url\": \"/v1/payment_intents\", \"data\": [" + intents
                + "]}";
    }

    private static String intent(String status, String more) {
        return """
                {"id": "pi_1", "object": "payment_intent", "amount": 600, "amount_received": 600, "currency": "eur",
                 "created": 1767600000, "status": "%s",
                 "metadata": {"attempt": "019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41"}%s}""".formatted(status, more);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
