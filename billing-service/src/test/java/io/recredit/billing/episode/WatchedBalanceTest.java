package io.recredit.billing.episode;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowBalance.Cause;
import io.recredit.contracts.LowRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedBalanceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AccountLocale LOCALE = new AccountLocale("fr", "Europe/Paris");

    @Test
    void a_balance_at_the_threshold_is_not_low() {
        // Given
        WatchedBalance watched = alert(true, "10");
        // When
        Optional<EpisodeStep> step = watched.afterSaved(Amount.of("10"), NOW);
        // Then
        assertThat(step).isEmpty();
    }

    @Test
    void saving_a_rule_opens_an_episode_at_once_if_the_balance_is_low() {
        // Given
        WatchedBalance watched = alert(true, "10");
        // When
        EpisodeStep step = watched.afterSaved(Amount.of("9.999999"), NOW).orElseThrow();
        // Then
        assertThat(step.change()).isEqualTo(EpisodeChange.OPENED);
        assertThat(step.cause()).isEqualTo(new Cause("rule", "3"));
        assertThat(step.event().alert())
                .isEqualTo(new LowBalance.Alert(List.of("owner@example.com"), 9, "fr", "Europe/Paris"));
    }

    @Test
    void saving_a_rule_anew_while_the_balance_is_low_updates_its_episode() {
        // Given
        WatchedBalance watched = low(alert(true, "10"), "4");
        WatchedBalance saved = new WatchedBalance(alert(true, "5").rule(), LOCALE, watched.open());
        // When
        EpisodeStep step = saved.afterSaved(Amount.of("4"), NOW).orElseThrow();
        // Then
        assertThat(step.change()).isEqualTo(EpisodeChange.UPDATED);
        assertThat(step.episode().sequence()).isEqualTo(2);
        assertThat(step.episode().level()).isEqualTo(Amount.of("5"));
        assertThat(step.episode().threshold()).isEqualTo(Amount.of("5"));
    }

    @Test
    void a_lower_threshold_ends_the_episode_if_the_balance_reaches_it() {
        // Given
        WatchedBalance watched = low(alert(true, "10"), "4");
        WatchedBalance saved = new WatchedBalance(alert(true, "4").rule(), LOCALE, watched.open());
        // When
        EpisodeStep step = saved.afterSaved(Amount.of("4"), NOW).orElseThrow();
        // Then
        assertThat(step.change()).isEqualTo(EpisodeChange.ENDED);
        assertThat(step.episode().isOpen()).isFalse();
    }

    @Test
    void disabling_and_removing_end_the_episode() {
        // Given
        WatchedBalance watched = low(alert(true, "10"), "4");
        WatchedBalance disabled = new WatchedBalance(alert(false, "10").rule(), LOCALE, watched.open());
        // When
        Optional<EpisodeStep> afterDisabling = disabled.afterSaved(Amount.of("4"), NOW);
        Optional<EpisodeStep> afterRemoving = watched.afterRemoved(Amount.of("4"), NOW);
        // Then
        assertThat(afterDisabling).map(EpisodeStep::change).contains(EpisodeChange.ENDED);
        assertThat(afterRemoving).map(EpisodeStep::change).contains(EpisodeChange.ENDED);
    }

    @Test
    void a_disabled_rule_watches_nothing() {
        // Given
        WatchedBalance disabled = alert(false, "10");
        // When
        Optional<EpisodeStep> step = disabled.afterEntry(Amount.ZERO, WatchedBalanceTest::entry, NOW);
        // Then
        assertThat(step).isEmpty();
    }

    @Test
    void what_a_refused_charge_asked_for_outlives_a_new_threshold() {
        // Given
        WatchedBalance watched = autoTopup("10");
        LowEpisode raised = watched.afterRefusal(Amount.of("12"), Amount.of("30"), WatchedBalanceTest::entry, NOW)
                .orElseThrow()
                .episode();
        WatchedBalance saved = new WatchedBalance(autoTopup("20").rule(), LOCALE, raised);
        // When
        EpisodeStep step = saved.afterSaved(Amount.of("25"), NOW).orElseThrow();
        // Then
        assertThat(step.change()).isEqualTo(EpisodeChange.UPDATED);
        assertThat(step.episode().level()).isEqualTo(Amount.of("30"));
        assertThat(step.episode().threshold()).isEqualTo(Amount.of("20"));
    }

    @Test
    void a_refusal_opens_no_alert() {
        // Given
        WatchedBalance watched = alert(true, "10");
        // When
        Optional<EpisodeStep> step =
                watched.afterRefusal(Amount.of("12"), Amount.of("30"), WatchedBalanceTest::entry, NOW);
        // Then
        assertThat(step).isEmpty();
    }

    private static WatchedBalance low(WatchedBalance watched, String balance) {
        LowEpisode open = watched.afterEntry(Amount.of(balance), WatchedBalanceTest::entry, NOW)
                .orElseThrow()
                .episode();
        return new WatchedBalance(watched.rule(), LOCALE, open);
    }

    private static WatchedBalance alert(boolean enabled, String threshold) {
        return new WatchedBalance(
                new BalanceRule(
                        key(), LowRule.ALERT, enabled, Amount.of(threshold), null, List.of("owner@example.com"), 9, 3),
                LOCALE,
                null);
    }

    private static WatchedBalance autoTopup(String threshold) {
        return new WatchedBalance(
                new BalanceRule(
                        key(), LowRule.AUTO_TOPUP, true, Amount.of(threshold), Amount.ofUnits(100), List.of(), null, 3),
                LOCALE,
                null);
    }

    private static BalanceKey key() {
        return new BalanceKey("acme", "sms-ac12345-1", "CREDIT");
    }

    private static Cause entry() {
        return new Cause("entry", "0190a0a0-0000-7000-8000-000000000000");
    }
}
