package io.recredit.systemtests.topup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Topics;
import io.recredit.localstack.inbox.Mail;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.Event;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.harness.Topup;
import io.recredit.systemtests.harness.Topups;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A card that cannot be charged: nothing is added, the owner hears why, and after three times it is left alone. */
@SystemTest
class DeclinesIT {

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);

    @Test
    void threeDeclinesPauseTheRuleAndSavingItTriesAtOnce(RunningSystem system) {
        Topups topups = new Topups(system);
        Buyer buyer = Buyer.of(system);
        String account = buyer.opensAccount("20.5");
        String card = buyer.storesCard(ProcessorControl.GOOD_CARD);
        buyer.bankSays(card, "insufficient_funds");
        buyer.topsUpBelow("20", account);

        buyer.sendsOne(account);

        awaitPaused(buyer, account);
        assertThat(topups.of(account))
                .extracting(topup -> topup.state() + " " + topup.reason())
                .containsExactly(
                        "declined insufficient_funds", "declined insufficient_funds", "declined insufficient_funds");
        assertThat(topups.credited(account)).isEmpty();
        assertEventsOfThreeDeclines(toldOf(system, account, 4));
        assertThat(topups.awaitMails(account, 3))
                .as("one mail for each decline, and none for the pause itself")
                .hasSize(3)
                .allMatch(mail -> mail.text().contains("insufficient funds"));

        buyer.bankSays(card, "ok");
        buyer.topsUpBelow("20", account);

        List<Topup> all = topups.awaitSucceeded(account, 1);
        assertThat(all).hasSize(4);
        assertThat(topups.paid(account)).hasSize(1);
        JsonNode rule = buyer.topupRuleOf(account);
        assertThat(rule.path("paused").asBoolean()).isFalse();
        assertThat(rule.path("consecutiveDeclines").asInt()).isZero();
        List<Mail> mails = topups.awaitMails(account, 4);
        assertThat(mails).as("failures and the receipt").hasSize(4);
    }

    private static void assertEventsOfThreeDeclines(List<Event> events) {
        assertThat(events)
                .extracting(event -> event.text("change"))
                .containsExactly("declined", "declined", "declined", "paused");
        assertThat(events.subList(0, 3))
                .extracting(event -> event.text("reason"))
                .containsOnly("insufficient_funds");
        for (Event declined : events.subList(0, 2)) {
            Instant happened = Instant.parse(declined.text("occurredAt"));
            assertThat(Instant.parse(declined.text("nextAttemptAt")))
                    .as("when it is tried again")
                    .isBetween(happened, happened.plusSeconds(10));
        }
        assertThat(events.get(2).json().hasNonNull("nextAttemptAt")).isFalse();
        assertThat(events.get(2).json().path("rulePaused").asBoolean()).isTrue();
    }

    /** The rule names no card, so that another default card is another card for it. */
    @Test
    void anotherDefaultCardResumesAPausedRuleAndIsTriedAtOnce(RunningSystem system) {
        Topups topups = new Topups(system);
        Buyer buyer = Buyer.of(system);
        String account = buyer.opensAccount("20.5");
        buyer.storesCard(ProcessorControl.CARD_DECLINING);
        buyer.topsUpBelow("20", account);
        buyer.sendsOne(account);
        awaitPaused(buyer, account);
        int declined = topups.of(account).size();

        String good = buyer.storesCard(ProcessorControl.GOOD_MASTERCARD);
        assertThat(topups.of(account))
                .as("a card that is not the default changes nothing")
                .hasSize(declined);
        buyer.makesDefault(good);

        List<Topup> all = topups.awaitSucceeded(account, 1);
        assertThat(all).hasSize(declined + 1);
        assertThat(topups.credited(account)).hasSize(1);
        assertThat(buyer.topupRuleOf(account).path("paused").asBoolean()).isFalse();
    }

    @Test
    void withoutACardNothingIsChargedAndTheFirstCardIsTriedAtOnce(RunningSystem system) {
        Topups topups = new Topups(system);
        Buyer buyer = Buyer.of(system);
        String account = buyer.opensAccount("20.5");
        buyer.topsUpBelow("20", account);
        buyer.sendsOne(account);
        topups.await(
                "an attempt without a card",
                account,
                seen -> seen.stream().anyMatch(topup -> topup.reason().equals("no-card")));

        buyer.storesCard(ProcessorControl.GOOD_CARD);

        List<Topup> all = topups.awaitSucceeded(account, 1);
        assertThat(all).extracting(Topup::reason).contains("no-card");
        assertThat(topups.paid(account)).hasSize(1);
    }

    /** The bank wants the holder: that is told as such, and later counts as a decline. */
    @Test
    void aCardThatNeedsItsHolderAddsNothing(RunningSystem system) {
        Topups topups = new Topups(system);
        Buyer buyer = Buyer.of(system);
        String account = buyer.opensAccount("20.5");
        buyer.storesCard(ProcessorControl.CARD_NEEDING_APPROVAL);
        buyer.topsUpBelow("20", account);

        buyer.sendsOne(account);

        awaitPaused(buyer, account);
        assertThat(topups.of(account)).extracting(Topup::reason).containsOnly("authentication_required");
        assertThat(toldOf(system, account, 2).getFirst().text("change")).isEqualTo("needs-approval");
        assertThat(topups.paid(account)).isEmpty();
        assertThat(topups.credited(account)).isEmpty();
    }

    private static void awaitPaused(Buyer buyer, String account) {
        JsonNode rule = Await.until(
                "the rule is paused",
                TOLD_WITHIN,
                () -> buyer.topupRuleOf(account),
                seen -> seen.path("paused").asBoolean());
        assertThat(rule.path("consecutiveDeclines").asInt()).isEqualTo(3);
        assertThat(Instant.parse(rule.path("pausedAt").asText())).isBeforeOrEqualTo(Instant.now());
    }

    private static List<Event> toldOf(RunningSystem system, String account, int atLeast) {
        return Await.until(
                "events of top-ups",
                TOLD_WITHIN,
                () -> system.broker().read(Topics.TOPUPS, event -> event.key().equals(account)),
                events -> events.size() >= atLeast);
    }
}
