package io.recredit.systemtests.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Database;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Hundreds of accounts cross their thresholds one after the other; how long they waited for the credits is printed. */
@SystemTest
class ManyCrossingsIT {

    private static final int CROSSINGS = 500;

    /**
     * That is two million top-ups a day, and leaves two cores that also run the servers, the simulators and this test
     * some air: what comes faster than it is worked off waits, and then the wait is all that is measured.
     */
    private static final int CROSSINGS_A_SECOND = 25;

    private static final Duration PROCESSOR_TAKES = Duration.ofMillis(100);
    private static final Duration ALL_WITHIN = Duration.ofSeconds(120);

    /** The columns of {@link #TIMES}. */
    private static final List<String> SPANS = List.of(
            "from the crossing to the credit",
            "- from the crossing to the attempt",
            "- from there to the begin of the charge",
            "- from there to the credit",
            "from the message's acceptance to the credit");

    /** One charge and one top-up an account, in the books' own times. */
    private static final String TIMES = """
            select extract(epoch from t.decided_at - c.decided_at) * 1000,
                   extract(epoch from a.requested_at - c.decided_at) * 1000,
                   extract(epoch from a.begun_at - a.requested_at) * 1000,
                   extract(epoch from t.decided_at - a.begun_at) * 1000,
                   extract(epoch from t.decided_at - c.accepted_at) * 1000
            from entry t
            join entry c on c.customer = t.customer and c.account = t.account and c.kind = 'charge'
            join topup_attempt a on a.id = t.id
            where t.kind = 'topup' and t.customer = any(string_to_array(?, ','))""";

    @Test
    void eachCrossingIsPaidAndCreditedOnce(RunningSystem system) {
        ManyBuyers buyers = ManyBuyers.withAccountsAboveTheThreshold(system, CROSSINGS);
        ProcessorControl processor = system.processor();
        Database billing = system.database(Service.BILLING);
        processor.delay(PROCESSOR_TAKES);
        try {
            Duration sending = buyers.cross(CROSSINGS_A_SECOND);

            Await.until(
                    "all crossings are credited",
                    ALL_WITHIN,
                    () -> billing.count(
                            "select count(*) from topup_attempt where state = 'succeeded' and customer = any(string_to_array(?, ','))",
                            buyers.customers()),
                    credited -> credited == CROSSINGS);
            print(billing, buyers, sending);
        } finally {
            processor.reset();
        }
        assertThat(processor.payments(payment -> buyers.has(payment.metadata().get("account"))))
                .as("payments, one for each account")
                .hasSize(CROSSINGS)
                .extracting(payment -> payment.metadata().get("account"))
                .doesNotHaveDuplicates();
    }

    private static void print(Database billing, ManyBuyers buyers, Duration sending) {
        System.out.printf(
                Locale.ROOT,
                "%d crossings on as many accounts in %.1f s, the card processor takes %d ms:%n",
                CROSSINGS,
                sending.toMillis() / 1e3,
                PROCESSOR_TAKES.toMillis());
        for (int column = 0; column < SPANS.size(); column++) {
            System.out.println(times(billing, buyers, column, SPANS.get(column)).line());
        }
    }

    private static CrossingTimes times(Database billing, ManyBuyers buyers, int column, String name) {
        List<List<String>> rows = billing.rows(TIMES, buyers.customers());
        assertThat(rows).hasSize(CROSSINGS);
        return CrossingTimes.of(
                name,
                rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row.get(column)))
                        .toArray());
    }
}
