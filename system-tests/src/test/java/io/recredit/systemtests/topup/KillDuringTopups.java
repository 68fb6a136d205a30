package io.recredit.systemtests.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.processor.Fault;
import io.recredit.localstack.processor.FaultKind;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.WebhookMode;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.Database;
import io.recredit.systemtests.harness.RowLock;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.Topups;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Five attempts, each brought to another point of its life and held there; then the process that carries them out is
 * killed, all at once, and started again. Whatever the point: one payment, one credit, one receipt.
 */
final class KillDuringTopups {

    private static final Duration REACHED_WITHIN = Duration.ofSeconds(60);

    /** Half a credit above the threshold of 20; a message costs one. */
    private static final String BEFORE = "20.5";

    private static final String AFTER = "119.5";

    private final RunningSystem system;
    private final ProcessorControl processor;
    private final Topups topups;
    private final Database billing;
    private final Buyer buyer;
    private final Map<KillPoint, String> accounts = new EnumMap<>(KillPoint.class);

    KillDuringTopups(RunningSystem system) {
        this.system = system;
        this.processor = system.processor();
        this.topups = new Topups(system);
        this.billing = system.database(Service.BILLING);
        this.buyer = Buyer.of(system);
        for (KillPoint point : KillPoint.values()) {
            accounts.put(point, buyer.opensAccount(BEFORE));
        }
        buyer.storesCard(ProcessorControl.GOOD_CARD);
        accounts.values().forEach(account -> buyer.topsUpBelow("20", account));
    }

    /**
     * @param kill ends the process that carries the attempts out
     * @param start starts it again
     */
    void run(Runnable kill, Runnable start) {
        processor.webhooks(WebhookMode.LOST);
        try {
            killAtAllPoints(kill);
            int released = processor.release();
            assertThat(topups.paid(at(KillPoint.BEFORE_THE_CALL)))
                    .as("a request of a process that is gone, %d requests released", released)
                    .isEmpty();
        } finally {
            processor.reset();
        }
        start.run();
        accounts.forEach((point, account) -> {
            topups.assertOnePackPaidAndCredited(account, AFTER);
            System.out.printf("killed %s: one payment, one credit, one receipt%n", point);
        });
    }

    private void killAtAllPoints(Runnable kill) {
        holdAt(KillPoint.ANSWERED_BEFORE_THE_COMMIT, FaultKind.HOLD_ANSWER);
        try (RowLock answered = billing.lockBalance(at(KillPoint.ANSWERED_BEFORE_THE_COMMIT))) {
            processor.release();
            answered.awaitWaiting("the transaction that credits", 1);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> holdAt(KillPoint.BEFORE_THE_CALL, FaultKind.HOLD_BEFORE)),
                            CompletableFuture.runAsync(
                                    () -> holdAt(KillPoint.CHARGED_BEFORE_THE_ANSWER, FaultKind.HOLD_ANSWER)),
                            CompletableFuture.runAsync(
                                    () -> holdAt(KillPoint.DURING_THE_WEBHOOK, FaultKind.HOLD_ANSWER)))
                    .join();
            String told = at(KillPoint.DURING_THE_WEBHOOK);
            try (RowLock webhook = billing.lockBalance(told)) {
                processor.redeliverPayment(topups.paid(told).getFirst().id(), 1);
                webhook.awaitWaiting("the webhook", 1);
                String done = at(KillPoint.AFTER_THE_COMMIT);
                buyer.sendsOne(done);
                billing.awaitCount(
                        "the credit is committed",
                        REACHED_WITHIN,
                        "select count(*) from topup_attempt where state = 'succeeded' and account = ?",
                        done);
                kill.run();
                assertStates();
            }
        }
    }

    private void holdAt(KillPoint point, FaultKind how) {
        String account = at(point);
        processor.fault(Fault.once(how, account));
        buyer.sendsOne(account);
        Await.until(
                "the processor holds " + point,
                REACHED_WITHIN,
                () -> processor.holds().stream()
                        .anyMatch(hold -> hold.phase() == how
                                && account.equals(hold.metadata().get("account"))));
    }

    /** The kill was where it should be. */
    private void assertStates() {
        accounts.forEach((point, account) -> {
            boolean done = point == KillPoint.AFTER_THE_COMMIT;
            assertThat(topups.of(account))
                    .as("%s", point)
                    .extracting("state")
                    .containsExactly(done ? "succeeded" : "charging");
            assertThat(topups.paid(account))
                    .as("payments %s", point)
                    .hasSize(point == KillPoint.BEFORE_THE_CALL ? 0 : 1);
        });
        System.out.printf("killed with %d events unpublished%n", billing.count("select count(*) from outbox"));
    }

    private String at(KillPoint point) {
        String account = accounts.get(point);
        if (account == null) {
            throw new IllegalStateException("no account for " + point);
        }
        return account;
    }
}
