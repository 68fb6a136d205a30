package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowBalance.Alert;
import io.recredit.contracts.LowBalance.Cause;
import io.recredit.contracts.LowRule;
import io.recredit.testkit.StackResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Low episodes that charging and credits open and end, and their events. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class EpisodesIT {

    @Inject
    BillingFixture billing;

    private OutcomeProbe probe;

    @BeforeEach
    void open() {
        probe = new OutcomeProbe();
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void crossing_the_threshold_opens_an_alert_once_and_being_back_ends_it() {
        // Given
        TestAccount account = billing.account("10");
        billing.rule(account, "alert", "7");
        ChargeRequested crossing = account.charge("3");
        // When
        probe.charge(account.charge("2"));
        probe.charge(crossing);
        probe.charge(account.charge("1"));
        probe.refund(account.refund(crossing));
        probe.charge(account.charge("1"));
        // Then
        List<LowBalance> events = probe.lowBalanceEvents(account, 3);
        assertThat(events)
                .extracting(LowBalance::change)
                .containsExactly(EpisodeChange.OPENED, EpisodeChange.ENDED, EpisodeChange.OPENED);
        assertThat(events).extracting(LowBalance::sequence).containsExactly(1, 2, 1);
        assertThat(events.get(0).episode())
                .isEqualTo(events.get(1).episode())
                .isNotEqualTo(events.get(2).episode());
        assertThat(events.get(0).cause())
                .isEqualTo(new Cause("entry", crossing.id().toString()));
        assertThat(events.get(0).balance()).isEqualTo(Amount.of("5"));
        assertThat(events.get(0).alert()).isEqualTo(new Alert(List.of("owner@example.com"), 9, "fr", "Europe/Paris"));
        assertThat(openEpisodes(account)).isEqualTo(1);
    }

    @Test
    void a_refused_charge_asks_for_a_top_up_and_the_credit_ends_it() {
        // Given
        TestAccount account = billing.account("10");
        billing.rule(account, "auto-topup", "5");
        ChargeRequested tooDear = account.charge("12");
        // When
        probe.charge(tooDear);
        probe.charge(account.charge("11"));
        billing.credit(account, "1");
        billing.credit(account, "1");
        // Then
        List<LowBalance> events = probe.lowBalanceEvents(account, 2);
        assertThat(events).extracting(LowBalance::change).containsExactly(EpisodeChange.OPENED, EpisodeChange.ENDED);
        assertThat(events.get(0).rule()).isEqualTo(LowRule.AUTO_TOPUP);
        assertThat(events.get(0).level()).isEqualTo(Amount.of("12"));
        assertThat(events.get(0).threshold()).isEqualTo(Amount.of("5"));
        assertThat(events.get(0).cause())
                .isEqualTo(new Cause("refusal", tooDear.id().toString()));
        assertThat(events.get(1).balance()).isEqualTo(Amount.of("12"));
        assertThat(openEpisodes(account)).isZero();
    }

    @Test
    void an_event_leaves_no_outbox_row_behind() {
        // Given
        TestAccount account = billing.account("10");
        billing.rule(account, "alert", "8");
        // When
        probe.charge(account.charge("3"));
        probe.lowBalanceEvents(account, 1);
        // Then
        billing.awaitPublished(account);
    }

    private long openEpisodes(TestAccount account) {
        return billing.number(
                "select count(*) from low_episode where account = $1 and state = 'open'", Tuple.of(account.name()));
    }
}
