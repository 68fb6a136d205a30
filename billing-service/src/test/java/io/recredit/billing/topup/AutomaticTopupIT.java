package io.recredit.billing.topup;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.credits;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.topup.AttemptState.CANCELLED;
import static io.recredit.billing.topup.AttemptState.DECLINED;
import static io.recredit.billing.topup.AttemptState.NEEDS_APPROVAL;
import static io.recredit.billing.topup.AttemptState.REQUESTED;
import static io.recredit.billing.topup.AttemptState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.TopupChange;
import io.recredit.contracts.TopupChanged;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@TestProfile(FakeProcessor.class)
class AutomaticTopupIT {

    @Inject
    TopupGround ground;

    @Inject
    FakeGateway gateway;

    @Inject
    RequestTopups requestTopups;

    @Inject
    TopupsOfRules topupsOfRules;

    @Inject
    CarryOutAttempt carryOutAttempt;

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
    void aCrossingChargesTheCardAddsTheCreditsAndTells() {
        // Given
        ground.rule(customer, account, "20", "100");

        // When
        adjust(account, "-81");

        // Then
        ground.awaitCredits(account, "119");
        Attempt attempt = ground.awaitStates(account, SUCCEEDED).getFirst();
        assertThat(gateway.chargedTo(customer)).singleElement().satisfies(payment -> {
            assertThat(payment.id()).isEqualTo(attempt.id());
            assertThat(payment.minorUnits()).isEqualTo(720);
            assertThat(payment.currency()).isEqualTo("EUR");
        });
        TopupChanged event = ground.events(account, 1).getFirst();
        assertThat(event.change()).isEqualTo(TopupChange.SUCCEEDED);
        assertThat(event.topup()).isEqualTo(attempt.id());
        assertThat(event.balanceAfter()).isEqualTo(Amount.of("119"));
        assertThat(event.price()).isEqualTo(new TopupChanged.Price(Amount.of("6"), "EUR"));
        assertThat(event.recipients())
                .isEqualTo(new TopupChanged.Recipients(List.of("boss@example.com"), "fr", "Europe/Paris"));
        JsonPath entry = as(Tokens.owner(customer))
                .get("/v1/accounts/{account}/credit-log?limit=1", account)
                .jsonPath();
        assertThat(entry.getMap("items[0]"))
                .containsEntry("id", attempt.id().toString())
                .containsEntry("kind", "topup")
                .containsEntry("amount", "100");
    }

    @Test
    void oneChargeClosesTheWholeGap() {
        // Given
        adjust(account, "-99");

        // When
        ground.rule(customer, account, "350", "100");

        // Then
        ground.awaitCredits(account, "401");
        ground.awaitStates(account, SUCCEEDED);
        assertThat(gateway.chargedTo(customer))
                .singleElement()
                .satisfies(payment -> assertThat(payment.minorUnits()).isEqualTo(2880));
    }

    @Test
    void twentyAtOnceMakeOneAttempt() throws Exception {
        // Given
        gateway.takeTime(Duration.ofMillis(300));
        adjust(account, "-90");
        ground.rule(customer, account, "20", "100");
        BalanceKey balance = TopupGround.balance(customer, account);

        // When
        List<Callable<Object>> events = new ArrayList<>();
        IntStream.range(0, 20)
                .forEach(n -> events.add(() -> {
                    ground.await(requestTopups.forBalances(List.of(balance)));
                    return carryOutAttempt
                            .carryOut(
                                    new AttemptRows.DueRow(ground.last(account).id(), balance))
                            .await()
                            .atMost(Duration.ofSeconds(60));
                }));
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Object> done : threads.invokeAll(events)) {
                done.get();
            }
        } finally {
            gateway.takeTime(Duration.ZERO);
        }

        // Then
        ground.awaitCredits(account, "110");
        ground.awaitStates(account, SUCCEEDED);
        assertThat(gateway.requestsOf(customer)).isEqualTo(1);
    }

    @Test
    void spendingDuringTheChargeIsFollowedByTheNextAttemptWithoutANewCrossing() {
        // Given
        gateway.beforeAnswer(customer, () -> adjust(account, "-10"));
        gateway.takeTime(Duration.ofMillis(100));
        adjust(account, "-85");

        // When
        ground.rule(customer, account, "110", "100");

        // Then
        ground.awaitCredits(account, "205");
        gateway.takeTime(Duration.ZERO);
        ground.awaitStates(account, SUCCEEDED, SUCCEEDED);
        assertThat(gateway.chargedTo(customer)).hasSize(2);
    }

    @Test
    void declinesAreTriedAgainByScheduleAndPauseTheRuleAtLast() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.DECLINE);
        adjust(account, "-90");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        assertDueIn(ground.awaitStates(account, DECLINED, REQUESTED).getLast(), Duration.ofHours(1));
        ground.due(account);
        assertDueIn(ground.awaitStates(account, DECLINED, DECLINED, REQUESTED).getLast(), Duration.ofHours(6));
        ground.due(account);
        ground.awaitStates(account, DECLINED, DECLINED, DECLINED);
        assertThat(credits(account)).isEqualTo("10");
        JsonPath rule = rule();
        assertThat(rule.getBoolean("paused")).isTrue();
        assertThat(rule.getInt("consecutiveDeclines")).isEqualTo(3);
        List<TopupChanged> events = ground.events(account, 4);
        assertThat(events)
                .extracting(TopupChanged::change)
                .containsExactly(TopupChange.DECLINED, TopupChange.DECLINED, TopupChange.DECLINED, TopupChange.PAUSED);
        assertThat(events).extracting(TopupChanged::reason).containsOnly("insufficient_funds");
        assertThat(events).extracting(TopupChanged::rulePaused).containsExactly(false, false, true, true);
        assertThat(events.getFirst().nextAttemptAt()).isNotNull();
        assertThat(events.getLast().nextAttemptAt()).isNull();
        assertThat(newestChange())
                .containsEntry("actor", "system")
                .containsEntry("actorRole", "system")
                .containsEntry("from", Map.of("paused", false, "consecutiveDeclines", 2))
                .containsEntry("to", Map.of("paused", true, "consecutiveDeclines", 3));
    }

    @Test
    void savingAPausedRuleResumesItAtOnce() {
        // Given
        pausedRule();
        gateway.treat(customer, FakeGateway.Mood.CHARGE);

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitCredits(account, "110");
        assertThat(rule().getBoolean("paused")).isFalse();
        assertThat(rule().getInt("consecutiveDeclines")).isZero();
        assertThat(newestChange()).containsEntry("actorRole", "owner").containsEntry("action", "changed");
        assertThat(newestChange().get("from"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("paused", true);
        assertThat(newestChange().get("to"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("paused", false);
    }

    @Test
    void anotherDefaultCardResumesAPausedRuleAtOnce() {
        // Given
        pausedRule();
        gateway.treat(customer, FakeGateway.Mood.CHARGE);
        ground.card(customer);

        // When
        ground.await(topupsOfRules.defaultChanged(customer, Instant.now()));

        // Then
        ground.awaitCredits(account, "110");
        assertThat(rule().getBoolean("paused")).isFalse();
        assertThat(newestChange())
                .containsEntry("actor", "system")
                .containsEntry("from", Map.of("paused", true, "consecutiveDeclines", 3))
                .containsEntry("to", Map.of("paused", false, "consecutiveDeclines", 0));
    }

    @Test
    void anotherDefaultCardMakesAWaitingAttemptDueAtOnce() {
        // Given
        declinedOnce();
        gateway.treat(customer, FakeGateway.Mood.CHARGE);

        // When
        ground.await(topupsOfRules.defaultChanged(customer, Instant.now()));

        // Then
        ground.awaitCredits(account, "110");
        ground.awaitStates(account, DECLINED, SUCCEEDED);
    }

    @Test
    void aDeclineOfWhatWasBegunBeforeTheRuleWasSavedIsTriedAgainAtOnceAndNotCounted() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.DECLINE);
        gateway.takeTime(Duration.ofMillis(300));
        gateway.beforeAnswer(customer, () -> {
            gateway.treat(customer, FakeGateway.Mood.CHARGE);
            ground.rule(customer, account, "20", "100");
        });
        adjust(account, "-90");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, DECLINED, SUCCEEDED);
        gateway.takeTime(Duration.ZERO);
        assertThat(rule().getInt("consecutiveDeclines")).isZero();
    }

    @Test
    void withoutACardNothingIsChargedAndTheOwnerIsTold() {
        // Given
        ground.sql("update card set is_default = false, removed_at = now() where customer = $1", Tuple.of(customer));
        adjust(account, "-90");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, DECLINED, REQUESTED);
        TopupChanged event = ground.events(account, 1).getFirst();
        assertThat(event.reason()).isEqualTo("no-card");
        assertThat(event.card()).isNull();
        assertThat(gateway.requestsOf(customer)).isZero();
    }

    @Test
    void aCardThatNeedsApprovalWaitsForItAndThenCountsAsDeclined() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.NEEDS_APPROVAL);
        adjust(account, "-90");

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        assertDueIn(ground.awaitStates(account, NEEDS_APPROVAL).getFirst(), Duration.ofHours(1));
        ground.due(account);
        ground.awaitStates(account, DECLINED, REQUESTED);
        assertThat(ground.events(account, 2))
                .extracting(TopupChanged::change)
                .containsExactly(TopupChange.NEEDS_APPROVAL, TopupChange.DECLINED);
        assertThat(rule().getInt("consecutiveDeclines")).isEqualTo(1);
    }

    @Test
    void savingTheRuleReplacesAnAttemptThatNeedsApproval() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.NEEDS_APPROVAL);
        adjust(account, "-90");
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, NEEDS_APPROVAL);
        gateway.treat(customer, FakeGateway.Mood.CHARGE);

        // When
        ground.rule(customer, account, "20", "100");

        // Then
        ground.awaitStates(account, AttemptState.CANCELLED, SUCCEEDED);
        assertThat(credits(account)).isEqualTo("110");
    }

    @Test
    void disablingOrRemovingTheRuleCancelsWhatWaits() {
        // Given
        declinedOnce();

        // When
        as(Tokens.owner(customer)).delete(TopupGround.RULE, account, "CREDIT");

        // Then
        ground.awaitStates(account, DECLINED, CANCELLED);
    }

    @Test
    void aBalanceThatIsBackCancelsWhatWaitsWhenItIsDue() {
        // Given
        declinedOnce();
        adjust(account, "50");

        // When
        ground.due(account);

        // Then
        ground.awaitStates(account, DECLINED, CANCELLED);
        assertThat(gateway.requestsOf(customer)).isEqualTo(1);
    }

    @Test
    void aNewEpisodeDoesNotWaitForTheScheduleOfAnEarlierOne() {
        // Given
        declinedOnce();
        gateway.treat(customer, FakeGateway.Mood.CHARGE);
        adjust(account, "50");

        // When
        adjust(account, "-50");

        // Then
        ground.awaitStates(account, DECLINED, SUCCEEDED);
        assertThat(credits(account)).isEqualTo("110");
    }

    private void declinedOnce() {
        gateway.treat(customer, FakeGateway.Mood.DECLINE);
        adjust(account, "-90");
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, DECLINED, REQUESTED);
    }

    private void pausedRule() {
        declinedOnce();
        ground.due(account);
        ground.awaitStates(account, DECLINED, DECLINED, REQUESTED);
        ground.due(account);
        ground.awaitStates(account, DECLINED, DECLINED, DECLINED);
    }

    private JsonPath rule() {
        return as(Tokens.owner(customer))
                .get(TopupGround.RULE, account, "CREDIT")
                .jsonPath();
    }

    private Map<String, Object> newestChange() {
        return as(Tokens.owner(customer))
                .get("/v1/accounts/{account}/audit?kind=auto-topup-rule&limit=1", account)
                .jsonPath()
                .getMap("items[0]");
    }

    private static void assertDueIn(Attempt attempt, Duration wait) {
        assertThat(Duration.between(Instant.now(), attempt.dueAt()))
                .isBetween(wait.minusSeconds(30), wait.plusSeconds(1));
    }
}
