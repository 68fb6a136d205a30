package io.recredit.billing.topup;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.credits;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.topup.AttemptState.CANCELLED;
import static io.recredit.billing.topup.AttemptState.DECLINED;
import static io.recredit.billing.topup.AttemptState.REQUESTED;
import static io.recredit.billing.topup.AttemptState.SUCCEEDED;
import static io.recredit.billing.topup.AttemptState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.recredit.billing.payment.PaymentAnswer;
import io.recredit.contracts.Ids;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@TestProfile(FakeProcessor.class)
/** What is not known is asked after, and what was paid is credited once. */
class UnclearPaymentsIT {

    @Inject
    TopupGround ground;

    @Inject
    FakeGateway gateway;

    @Inject
    SettlePayments settlePayments;

    private String customer = "";
    private String account = "";

    @BeforeEach
    void anAccountWithACard() {
        customer = customer();
        account = account(customer);
        ground.card(customer);
        adjust(account, "100");
    }

    @Test
    void aLostAnswerIsAskedAfterAndCreditedOnce() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.LOSE_ANSWER);
        adjust(account, "-90");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, SUCCEEDED);
        assertOnePaymentOneEntry();
        assertThat(gateway.requestsOf(customer)).isEqualTo(1);
    }

    @Test
    void aLostRequestIsSentAgainUnderTheSameKey() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.LOSE_REQUEST);
        adjust(account, "-90");
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, UNKNOWN);

        // When
        gateway.treat(customer, FakeGateway.Mood.CHARGE);

        // Then
        ground.awaitStates(account, SUCCEEDED);
        assertOnePaymentOneEntry();
    }

    @Test
    void aChargeBehindAnErrorIsFoundAndCreditedOnce() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.CHARGE_AND_ERROR);
        adjust(account, "-90");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, SUCCEEDED);
        assertOnePaymentOneEntry();
    }

    @Test
    void anErrorThatStaysIsGivenUpAndTriedAgainUnderANewKey() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.ERROR);
        adjust(account, "-90");
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, UNKNOWN);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ground.last(account).resentAt() != null);

        // When
        ground.resentMinutesAgo(account);

        // Then
        List<Attempt> attempts = ground.awaitStates(account, DECLINED, REQUESTED);
        assertThat(attempts.getFirst().reason()).isEqualTo("processor-error");
        assertDueIn(attempts.getLast(), Duration.ofMinutes(15));
        assertThat(rule().getInt("consecutiveDeclines")).isZero();
    }

    @Test
    void aProcessorThatTakesNothingIsSentTheSameAttemptLater() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.REFUSE);
        adjust(account, "-90");
        ground.rule(customer, account, "20", "100");
        Attempt waiting = ground.awaitStates(account, REQUESTED).getFirst();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ground.last(account).tries() > 0);

        // When
        gateway.treat(customer, FakeGateway.Mood.CHARGE);
        ground.due(account);

        // Then
        assertThat(ground.awaitStates(account, SUCCEEDED).getFirst().id()).isEqualTo(waiting.id());
        assertOnePaymentOneEntry();
    }

    @Test
    void aPaymentToldBeforeItsAnswerThreeTimesIsCreditedOnce() {
        // Given
        gateway.beforeAnswer(customer, () -> {
            Attempt attempt = ground.last(account);
            PaymentAnswer.Charged charged = new PaymentAnswer.Charged("pi_" + attempt.id(), 720, "EUR");
            for (int i = 0; i < 3; i++) {
                ground.await(settlePayments.charged(attempt.id(), charged));
            }
        });
        adjust(account, "-90");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, SUCCEEDED);
        assertOnePaymentOneEntry();
    }

    @Test
    void aPaymentThatTurnsUpAfterItsAttemptWasDeclinedIsCreditedOnceAndResumesTheRule() {
        // Given
        declinedOnce();
        Attempt declined = ground.attemptsOf(account).getFirst();
        PaymentAnswer.Charged charged = new PaymentAnswer.Charged("pi_late", 720, "EUR");

        // When
        ground.await(settlePayments.charged(declined.id(), charged));
        ground.await(settlePayments.charged(declined.id(), charged));

        // Then
        assertThat(credits(account)).isEqualTo("110");
        assertThat(ground.entries(account)).isEqualTo(1);
        ground.due(account);
        ground.awaitStates(account, SUCCEEDED, CANCELLED);
        assertThat(rule().getInt("consecutiveDeclines")).isZero();
    }

    @Test
    void anotherAmountThanAskedForIsNotCreditedByItself() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.CHARGE_OTHER_AMOUNT);
        adjust(account, "-90");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        Attempt attempt = ground.awaitStates(account, UNKNOWN).getFirst();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> "amount-differs".equals(ground.last(account).reason()));
        assertThat(credits(account)).isEqualTo("10");
        assertThat(ground.entries(account)).isZero();
        assertThat(attempt.isDue(Instant.now())).isFalse();
    }

    @Test
    void whatACrashLeftBehindIsAskedAfterOrSent() {
        // Given
        adjust(account, "-90");
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, SUCCEEDED);
        adjust(account, "-5");
        Attempt done = ground.last(account);
        Instant past = Instant.now().minusSeconds(60);
        Purchase purchase = new Purchase(
                done.begun().amount(),
                done.begun().price(),
                done.begun().vat(),
                done.begun().card(),
                past);
        Attempt left = Attempt.oneTime(Ids.next(), done.balance(), purchase, List.of(), "owner", past);

        // When
        ground.store(left);

        // Then
        ground.awaitStates(account, SUCCEEDED, SUCCEEDED);
        assertThat(gateway.chargedTo(customer)).hasSize(2);
        assertThat(ground.entries(account)).isEqualTo(2);
        assertThat(credits(account)).isEqualTo("205");
    }

    private void assertOnePaymentOneEntry() {
        assertThat(gateway.chargedTo(customer)).hasSize(1);
        assertThat(ground.entries(account)).isEqualTo(1);
        assertThat(credits(account)).isEqualTo("110");
    }

    private void declinedOnce() {
        gateway.treat(customer, FakeGateway.Mood.DECLINE);
        adjust(account, "-90");
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, DECLINED, REQUESTED);
    }

    private JsonPath rule() {
        return as(Tokens.owner(customer))
                .get(TopupGround.RULE, account, "CREDIT")
                .jsonPath();
    }

    private static void assertDueIn(Attempt attempt, Duration wait) {
        assertThat(Duration.between(Instant.now(), attempt.dueAt()))
                .isBetween(wait.minusSeconds(30), wait.plusSeconds(1));
    }
}
