package io.recredit.systemtests.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.Topics;
import io.recredit.localstack.processor.Fault;
import io.recredit.localstack.processor.FaultKind;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.Event;
import io.recredit.systemtests.harness.Numbers;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.harness.Topup;
import io.recredit.systemtests.harness.Topups;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When credits are bought though nobody crosses a threshold, and how many. */
@SystemTest
class LowAgainIT {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);

    private static Buyer buyer;

    @BeforeAll
    static void storeACard(RunningSystem system) {
        buyer = Buyer.of(system);
        buyer.opensAccount("1");
        buyer.storesCard(ProcessorControl.GOOD_CARD);
    }

    @AfterEach
    void processorIsAsUsual(RunningSystem system) {
        system.processor().reset();
    }

    /** 120 - 1 is low; 100 more are spent before the 100 bought are there: 119, still low, without a crossing. */
    @Test
    void whatIsSpentWhileTheCardIsChargedIsBoughtNextWithoutACrossing(RunningSystem system) {
        Topups topups = new Topups(system);
        ProcessorControl processor = system.processor();
        String account = buyer.opensAccount("120");
        buyer.topsUpBelow("119.5", account);
        processor.fault(Fault.once(FaultKind.HOLD_BEFORE, account));
        buyer.sendsOne(account);
        Await.until(
                "the processor holds the charge",
                SEEN_WITHIN,
                () -> !processor.holds().isEmpty());

        List<String> states = buyer.sends(
                account, IntStream.range(0, 100).mapToObj(i -> Numbers.french()).toList());
        assertThat(system.operator().balanceOf(account)).isEqualTo(Amount.ofUnits(19));
        processor.release();

        List<Topup> bought = topups.awaitSucceeded(account, 2);
        assertThat(states).hasSize(100).doesNotContain("accepted", "refused");
        assertThat(bought).extracting(Topup::credits).containsExactly("100", "100");
        assertThat(bought.get(1).episode())
                .as("it is for the same low episode")
                .isEqualTo(bought.get(0).episode());
        assertThat(system.operator().balanceOf(account)).isEqualTo(Amount.ofUnits(219));
        assertThat(topups.paid(account)).hasSize(2);
        assertThat(eventsOf(system, account))
                .as("what was told of low balances")
                .containsExactly("opened", "ended");
    }

    /** The balance is above the threshold, yet the next message cannot be paid. */
    @Test
    void aRefusalForLackOfBalanceBuysCreditsAboveTheThreshold(RunningSystem system) {
        Topups topups = new Topups(system);
        String account = buyer.opensAccount("0.6");
        buyer.topsUpBelow("0.5", account);

        List<String> first = buyer.sends(account, List.of(Numbers.italian()));
        topups.assertOnePackPaidAndCredited(account, "100.6");
        List<String> second = buyer.sends(account, List.of(Numbers.italian()));

        assertThat(first).containsExactly("refused");
        assertThat(second).doesNotContain("refused");
        assertThat(system.operator().balanceOf(account)).isEqualTo(Amount.of("99.9"));
    }

    @Test
    void oneChargeIsLargeEnoughForTheWholeGap(RunningSystem system) {
        Topups topups = new Topups(system);
        String account = buyer.opensAccount("300");
        buyer.topsUpBelow("250", account);

        List<String> states = buyer.sends(account, Collections.nCopies(299, "+33611000001"));

        topups.await(
                "the gap is closed",
                account,
                seen -> seen.stream().anyMatch(Topup::hasSucceeded)
                        && seen.stream().noneMatch(Topup::isOpen));
        assertThat(states).doesNotContain("refused");
        assertThat(system.operator().balanceOf(account)).isGreaterThanOrEqualTo(Amount.ofUnits(250));
        long bought = topups.of(account).stream()
                .mapToLong(topup -> Long.parseLong(topup.credits()))
                .sum();
        assertThat(bought % 100).isZero();
        assertThat(topups.paid(account)).hasSameSizeAs(topups.of(account));
    }

    private static List<String> eventsOf(RunningSystem system, String account) {
        return Await.until(
                        "the episode has ended",
                        SEEN_WITHIN,
                        () -> system.broker()
                                .read(Topics.LOW_BALANCE, event -> event.key().equals(account)),
                        seen -> !seen.isEmpty() && seen.getLast().text("change").equals("ended"))
                .stream()
                .map(LowAgainIT::change)
                .toList();
    }

    private static String change(Event event) {
        return event.text("change");
    }
}
