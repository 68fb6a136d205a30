package io.recredit.billing.episode;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowBalance.Cause;
import io.recredit.contracts.Topics;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open alert episodes say once a day what the balance is. The account's time zone is Europe/Paris. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class TellDailyIT {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    TellDaily tellDaily;

    @Inject
    Pool pool;

    @Inject
    Scheduler scheduler;

    private final Instant now = Instant.now();

    /** Far from the present, so that within {@link #DAY} it comes once, also where a day has 23 or 25 hours. */
    private final int hour = now.plus(Duration.ofHours(12)).atZone(PARIS).getHour();

    private String customer = "";
    private String account = "";

    /** The job would decide by its own clock what the tests decide by days that are still to come. */
    @BeforeEach
    void nobodyElseTells() {
        scheduler.pause(TellDailyJob.IDENTITY);
    }

    @AfterEach
    void everybodyTells() {
        scheduler.resume(TellDailyJob.IDENTITY);
    }

    @BeforeEach
    void aLowBalance() {
        customer = customer();
        account = account(customer);
        adjust(account, "10");
        saveAlertBelow("50");
        round(now);
    }

    @Test
    void the_daily_event_carries_the_balance_of_that_day() {
        // Given
        adjust(account, "-4");
        // When
        round(now.plus(DAY));
        round(now.plus(DAY));
        // Then
        List<LowBalance> events = events(2);
        assertThat(events).extracting(LowBalance::change).containsExactly(EpisodeChange.OPENED, EpisodeChange.UPDATED);
        LowBalance told = events.getLast();
        assertThat(told.balance()).isEqualTo(Amount.of("6"));
        assertThat(told.sequence()).isEqualTo(2);
        assertThat(told.cause())
                .isEqualTo(new Cause(
                        "day", now.plus(DAY).atZone(PARIS).toLocalDate().toString()));
    }

    @Test
    void every_day_has_its_event_until_the_balance_is_back() {
        // When
        round(now.plus(DAY));
        round(now.plus(DAY.multipliedBy(2)));
        adjust(account, "100");
        round(now.plus(DAY.multipliedBy(3)));
        // Then
        assertThat(events(4))
                .extracting(LowBalance::change)
                .containsExactly(
                        EpisodeChange.OPENED, EpisodeChange.UPDATED, EpisodeChange.UPDATED, EpisodeChange.ENDED);
    }

    @Test
    void a_rule_saved_anew_decides_the_time_anew() {
        // Given
        saveAlertBelow("60");
        // When: nothing is due before it has been decided when.
        round(now.plus(DAY));
        round(now.plus(DAY.multipliedBy(2)));
        // Then
        assertThat(events(3)).extracting(event -> event.cause().kind()).containsExactly("rule", "rule", "day");
    }

    @Test
    void one_that_cannot_be_told_holds_up_no_other() {
        // Given
        String broken = account(customer);
        adjust(broken, "10");
        saveAlertBelow(broken, "50");
        timeZone(broken, "Mars/Olympus");
        // When
        round(now.plus(DAY));
        timeZone(broken, "Europe/Paris");
        // Then
        assertThat(events(2)).extracting(event -> event.cause().kind()).containsExactly("rule", "day");
    }

    /** As if the account had been given a zone that only other services know. */
    private void timeZone(String of, String zone) {
        pool.preparedQuery("update ref_account set time_zone = $2 where account = $1")
                .execute(Tuple.of(of, zone))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private void saveAlertBelow(String threshold) {
        saveAlertBelow(account, threshold);
    }

    private void saveAlertBelow(String of, String threshold) {
        assertThat(as(Tokens.owner(customer), """
                        {"enabled": true, "threshold": "%s", "emails": ["a@example.com"], "hour": %d}""".formatted(threshold, hour))
                        .put("/v1/accounts/{account}/alert-rules/CREDIT", of)
                        .statusCode())
                .isEqualTo(200);
    }

    /** The balances of other tests are told along. */
    private void round(Instant at) {
        int looked = TellDaily.PAGE;
        while (looked == TellDaily.PAGE) {
            looked = tellDaily.tellDue(at).await().atMost(Duration.ofSeconds(60));
        }
    }

    private List<LowBalance> events(int count) {
        try (KafkaProbe probe = KafkaProbe.open()) {
            return probe.awaitKey(Topics.LOW_BALANCE, account, count).stream()
                    .map(message -> EventJson.read(message.value(), LowBalance.class))
                    .toList();
        }
    }
}
