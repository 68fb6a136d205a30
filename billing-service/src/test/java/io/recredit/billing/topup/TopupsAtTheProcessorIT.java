package io.recredit.billing.topup;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.credits;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.topup.AttemptState.DECLINED;
import static io.recredit.billing.topup.AttemptState.NEEDS_APPROVAL;
import static io.recredit.billing.topup.AttemptState.REQUESTED;
import static io.recredit.billing.topup.AttemptState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.CardGround;
import io.recredit.localstack.processor.Fault;
import io.recredit.localstack.processor.FaultKind;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.ProcessorPayment;
import io.recredit.localstack.processor.WebhookMode;
import io.recredit.testkit.ProcessorResource;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Top-ups with the real adapter against the simulated processor, whatever the network and the webhooks do. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@QuarkusTestResource(ProcessorResource.class)
class TopupsAtTheProcessorIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    TopupGround ground;

    private String customer = "";
    private String account = "";

    @BeforeEach
    void anAccountWithACard() {
        ProcessorResource.control().webhookUrl("http://127.0.0.1:" + RestAssured.port + "/v1/webhooks/stripe");
        customer = customer();
        account = account(customer);
        CardGround.card(customer, ProcessorControl.GOOD_CARD);
        adjust(account, "10");
    }

    @AfterEach
    void everythingWorks() {
        ProcessorResource.control().reset();
    }

    @ParameterizedTest
    @EnumSource(WebhookMode.class)
    void howeverWebhooksComeTheCardIsChargedOnceAndCreditedOnce(WebhookMode webhooks) {
        // Given
        ProcessorResource.control().webhooks(webhooks);

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, SUCCEEDED);
        assertChargedAndCreditedOnce();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"ERROR_500_AFTER", "RATE_LIMIT", "DROP_CONNECTION_BEFORE"})
    void whateverGoesWrongTheCardIsChargedOnceAndCreditedOnce(FaultKind fault) {
        // Given
        ProcessorResource.control().webhooks(WebhookMode.LOST);
        ProcessorResource.control().fault(Fault.once(fault, account));

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        awaitCredited();
        assertChargedAndCreditedOnce();
    }

    @Test
    void aTimeoutAfterTheChargeIsOneCreditAndNoSecondCharge() {
        // Given
        ProcessorResource.control().webhooks(WebhookMode.LOST);
        ProcessorResource.control().fault(new Fault(FaultKind.TIMEOUT_AFTER_CHARGE, 1, null, account, 1000));

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        awaitCredited();
        assertChargedAndCreditedOnce();
    }

    @Test
    void aWebhookBeforeALostAnswerCreditsAtOnce() {
        // Given
        ProcessorResource.control().fault(new Fault(FaultKind.HOLD_ANSWER, 1, null, account, null));

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, SUCCEEDED);
        ProcessorResource.control().release();
        assertChargedAndCreditedOnce();
    }

    @Test
    void aCardThatTheBankDeclinesIsToldWithItsReasonAndANewDefaultCardTopsUpAtOnce() {
        // Given
        ProcessorResource.control().behaviour(gatewayCard(), "insufficient_funds");
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, DECLINED, REQUESTED);
        assertThat(ground.attemptsOf(account).getFirst().reason()).isEqualTo("insufficient_funds");

        // When
        String better = CardGround.card(customer, ProcessorControl.GOOD_MASTERCARD);
        as(Tokens.owner(customer), "{\"card\": \"%s\"}".formatted(better))
                .put("/v1/customers/{customer}/default-card", customer);

        // Then
        ground.awaitStates(account, DECLINED, SUCCEEDED);
        assertThat(chargedBrand()).isEqualTo("mastercard");
        assertThat(credits(account)).isEqualTo("110");
        assertThat(paid()).hasSize(1);
    }

    @Test
    void aCardThatNeedsApprovalIsNotCharged() {
        // Given
        ProcessorResource.control().behaviour(gatewayCard(), "authentication_required");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, NEEDS_APPROVAL);
        assertThat(paid()).isEmpty();
    }

    @Test
    void aProcessorThatCannotBeReachedIsTriedAgain() {
        // Given
        ProcessorResource.control().acceptConnections(false);
        ground.rule(customer, account, "20", "100");
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        ground.last(account).tries() > 0 && ground.last(account).state() != AttemptState.CHARGING);

        // When
        ProcessorResource.control().acceptConnections(true);
        ground.due(account);

        // Then
        awaitCredited();
        assertChargedAndCreditedOnce();
    }

    @Test
    void aCardThatARuleNamesIsCharged() {
        // Given
        String named = CardGround.card(customer, ProcessorControl.GOOD_MASTERCARD);

        // When
        Response saved = as(Tokens.owner(customer), """
                {"enabled": true, "threshold": "20", "amount": "100", "card": "%s"}""".formatted(named)).put(TopupGround.RULE, account, "CREDIT");

        // Then
        assertThat(saved.jsonPath().getString("card")).isEqualTo(named);
        ground.awaitStates(account, SUCCEEDED);
        assertThat(chargedBrand()).isEqualTo("mastercard");
        assertThat(as(Tokens.owner(customer))
                        .delete("/v1/customers/{customer}/cards/{card}", customer, named)
                        .statusCode())
                .isEqualTo(409);
    }

    private void awaitCredited() {
        Awaitility.await().atMost(LIMIT).until(() -> ground.last(account).state() == SUCCEEDED);
    }

    private void assertChargedAndCreditedOnce() {
        assertThat(paid()).singleElement().satisfies(payment -> {
            assertThat(payment.idempotencyKey())
                    .isEqualTo(ground.last(account).id().toString());
            assertThat(payment.amount()).isEqualTo(720);
        });
        assertThat(ground.entries(account)).isEqualTo(1);
        assertThat(credits(account)).isEqualTo("110");
    }

    private List<ProcessorPayment> paid() {
        return ProcessorResource.control()
                .payments(payment -> payment.isSucceeded()
                        && account.equals(payment.metadata().get("account")));
    }

    private String chargedBrand() {
        return Objects.requireNonNull(ground.last(account).begun().card()).brand();
    }

    private String gatewayCard() {
        return ground.sql("select gateway_card from card where customer = $1", Tuple.of(customer))
                .getFirst()
                .getString(0);
    }
}
