package io.recredit.systemtests.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.processor.Fault;
import io.recredit.localstack.processor.FaultKind;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.WebhookMode;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.harness.Topup;
import io.recredit.systemtests.harness.Topups;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The processor's answer does not come, or is none; and no webhook helps. */
@SystemTest
class LostAnswersIT {

    private static final List<FaultKind> FAULTS = List.of(
            FaultKind.TIMEOUT_AFTER_CHARGE,
            FaultKind.ERROR_500_AFTER,
            FaultKind.ERROR_500_BEFORE,
            FaultKind.RATE_LIMIT,
            FaultKind.DROP_CONNECTION_BEFORE);

    private static final int CLOSED_AFTER_MILLIS = 300;

    @Test
    void everyCardIsChargedOnceAndCreditedOnceWhateverTheAnswerWas(RunningSystem system) {
        ProcessorControl processor = system.processor();
        Topups topups = new Topups(system);
        Buyer buyer = Buyer.of(system);
        Map<FaultKind, String> accounts = new EnumMap<>(FaultKind.class);
        FAULTS.forEach(fault -> accounts.put(fault, buyer.opensAccount("20.5")));
        buyer.storesCard(ProcessorControl.GOOD_CARD);
        accounts.values().forEach(account -> buyer.topsUpBelow("20", account));
        processor.webhooks(WebhookMode.LOST);
        try {
            accounts.forEach((fault, account) -> processor.fault(faultAt(account, fault)));

            accounts.values().forEach(buyer::sendsOne);

            accounts.values().forEach(account -> topups.awaitSucceeded(account, 1));
        } finally {
            processor.reset();
        }
        accounts.forEach((fault, account) -> assertChargedAndCredited(topups, account, attemptsAfter(fault)));
    }

    /** A key that was answered 500 stays so: the attempt is given up, and the next one has a key of its own. */
    private static int attemptsAfter(FaultKind fault) {
        return fault == FaultKind.ERROR_500_BEFORE ? 2 : 1;
    }

    private static Fault faultAt(String account, FaultKind kind) {
        return kind == FaultKind.TIMEOUT_AFTER_CHARGE
                ? new Fault(kind, 1, null, account, CLOSED_AFTER_MILLIS)
                : Fault.once(kind, account);
    }

    /** @param attempts until one succeeded */
    private static void assertChargedAndCredited(Topups topups, String account, int attempts) {
        List<Topup> all = topups.of(account);
        assertThat(all).as("attempts at %s", account).hasSize(attempts);
        assertThat(all.getLast().hasSucceeded()).isTrue();
        assertThat(topups.paid(account)).as("payments for %s", account).hasSize(1);
        assertThat(topups.credited(account)).as("credits of %s", account).hasSize(1);
    }
}
