package io.recredit.billing.topup;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.credits;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.topup.AttemptState.CANCELLED;
import static io.recredit.billing.topup.AttemptState.DECLINED;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was asked for before an outage, or before the owner thought otherwise, is not done to him afterwards. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@TestProfile(FakeProcessor.class)
class NotWantedAnyMoreIT {

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
        adjust(account, "10");
    }

    @Test
    void anAttemptThatNeverArrivedIsGivenUpIfItsRuleWasRemovedMeanwhile() {
        // Given
        attemptThatNeverArrives();
        as(Tokens.owner(customer)).delete(TopupGround.RULE, account, "CREDIT");
        seenByTheWorker();
        gateway.treat(customer, FakeGateway.Mood.CHARGE);

        // When
        ground.begunAt(account, Instant.now().minus(Duration.ofHours(3)));
        ground.due(account);

        // Then
        ground.awaitStates(account, CANCELLED);
        assertThat(gateway.chargedTo(customer)).isEmpty();
    }

    @Test
    void anAttemptThatNeverArrivedIsGivenUpIfTheBalanceIsBack() {
        // Given
        attemptThatNeverArrives();
        adjust(account, "50");
        seenByTheWorker();
        gateway.treat(customer, FakeGateway.Mood.CHARGE);

        // When
        ground.begunAt(account, Instant.now().minus(Duration.ofHours(3)));
        ground.due(account);

        // Then
        ground.awaitStates(account, CANCELLED);
        assertThat(gateway.chargedTo(customer)).isEmpty();
    }

    @Test
    void anAttemptThatMayStillBeOnItsWayIsNotGivenUp() {
        // Given
        attemptThatNeverArrives();
        long sent = gateway.requestsOf(customer);
        as(Tokens.owner(customer)).delete(TopupGround.RULE, account, "CREDIT");

        // When
        ground.due(account);

        // Then
        Attempt waiting = ground.awaitReason(account, Reasons.NOT_NEEDED);
        assertThat(waiting.state()).isEqualTo(UNKNOWN);
        assertThat(waiting.dueAt()).isEqualTo(waiting.begun().begunAt().plus(Duration.ofMinutes(2)));
        assertThat(gateway.requestsOf(customer)).isBetween(sent, sent + 1);
    }

    @Test
    void anAttemptThatIsStillNeededIsSentAgainAfterAnOutage() {
        // Given
        attemptThatNeverArrives();
        gateway.treat(customer, FakeGateway.Mood.CHARGE);

        // When
        ground.begunAt(account, Instant.now().minus(Duration.ofHours(3)));
        ground.due(account);

        // Then
        ground.awaitStates(account, SUCCEEDED);
        assertThat(credits(account)).isEqualTo("110");
    }

    @Test
    void aPurchaseByHandThatNeverArrivedIsNotMadeHoursLater() {
        // Given
        ground.rule(customer, account, "20", "100");
        Attempt done = ground.awaitStates(account, SUCCEEDED).getFirst();
        Instant past = Instant.now().minus(Duration.ofHours(3));
        Purchase purchase = new Purchase(
                done.begun().amount(),
                done.begun().price(),
                done.begun().vat(),
                done.begun().card(),
                past);

        // When
        ground.store(Attempt.oneTime(Ids.next(), done.balance(), purchase, List.of(), "owner", past));

        // Then
        List<Attempt> attempts = ground.awaitStates(account, SUCCEEDED, DECLINED);
        assertThat(attempts.getLast().reason()).isEqualTo(Reasons.NOT_CHARGED);
        assertThat(gateway.chargedTo(customer)).hasSize(1);
        assertThat(credits(account)).isEqualTo("110");
    }

    @Test
    void aRuleSavedWhileTheOldCardAsksForApprovalIsTriedAtOnce() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.NEEDS_APPROVAL);
        gateway.beforeAnswer(customer, () -> {
            gateway.treat(customer, FakeGateway.Mood.CHARGE);
            ground.rule(customer, account, "20", "100");
        });

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        List<Attempt> attempts = ground.awaitStates(account, DECLINED, SUCCEEDED);
        assertThat(attempts.getFirst().reason()).isEqualTo(Reasons.AUTHENTICATION_REQUIRED);
        assertThat(credits(account)).isEqualTo("110");
    }

    @Test
    void aPaymentOfWhatWasNeverBegunChangesNothing() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.DECLINE);
        ground.rule(customer, account, "20", "100");
        Attempt waiting =
                ground.awaitStates(account, DECLINED, AttemptState.REQUESTED).getLast();

        // When
        ground.await(settlePayments.charged(waiting.id(), new PaymentAnswer.Charged("pi_strange", 600, "EUR")));

        // Then
        assertThat(ground.last(account)).isEqualTo(waiting);
        assertThat(credits(account)).isEqualTo("10");
    }

    /** Before that the worker may have decided to send the attempt once more, and be just about to. */
    private void seenByTheWorker() {
        ground.due(account);
        ground.awaitReason(account, Reasons.NOT_NEEDED);
    }

    /** Leaves the account with an attempt that was sent, and that the processor knows nothing of. */
    private void attemptThatNeverArrives() {
        gateway.treat(customer, FakeGateway.Mood.LOSE_REQUEST);
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, UNKNOWN);
    }
}
