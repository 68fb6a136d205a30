package io.recredit.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.processor.ProcessorPayment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentsAgainstTopupsIT {

    private static final String CREDITED = "01900000-0000-7000-8000-000000000041";
    private static final String DECLINED = "01900000-0000-7000-8000-000000000042";

    private static ConsistentWorld world;

    @BeforeAll
    static void start() throws Exception {
        world = new ConsistentWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void restore() throws Exception {
        world.restore();
    }

    @Test
    void paid_and_credited_once_is_clean_and_a_decline_is_no_payment() throws Exception {
        Check check = run(payment("pi_1", CREDITED, 600, "succeeded"), payment("pi_2", DECLINED, 600, "canceled"));
        assertThat(check.examples()).isEmpty();
        assertThat(check.compared()).isEqualTo(2);
    }

    @Test
    void credited_and_not_paid_is_a_difference() throws Exception {
        assertThat(run().examples()).singleElement().asString().contains(CREDITED, "was not paid");
    }

    @Test
    void paid_twice_is_a_difference() throws Exception {
        assertThat(run(payment("pi_0", CREDITED, 600, "succeeded"), payment("pi_1", CREDITED, 600, "succeeded"))
                        .examples())
                .singleElement()
                .asString()
                .contains("paid twice: pi_0 and pi_1");
    }

    @Test
    void paid_and_not_credited_is_a_difference() throws Exception {
        assertThat(run(payment("pi_1", CREDITED, 600, "succeeded"), payment("pi_2", DECLINED, 600, "succeeded"))
                        .examples())
                .singleElement()
                .asString()
                .contains(DECLINED, "is declined and was paid with pi_2");
    }

    @Test
    void another_amount_is_a_difference_and_so_is_a_payment_for_nothing() throws Exception {
        assertThat(run(payment("pi_1", CREDITED, 601, "succeeded"), payment("pi_2", "other", 1, "succeeded"))
                        .examples())
                .hasSize(2)
                .anySatisfy(example -> assertThat(example).contains("600 EUR, paid 601 eur"))
                .anySatisfy(example -> assertThat(example).contains("pi_2", "which is no top-up"));
    }

    @Test
    void the_price_without_its_vat_is_another_amount_unless_it_was_priced_before_vat_was_charged() throws Exception {
        ProcessorPayment net = payment("pi_1", CREDITED, 500, "succeeded");
        assertThat(run(net).examples()).singleElement().asString().contains("600 EUR, paid 500 eur");
        world.execute("billing", "update topup_attempt set vat_minor = null, total_minor = null, vat_terms = null");
        assertThat(run(net).examples()).isEmpty();
    }

    private static Check run(ProcessorPayment... payments) throws Exception {
        try (Snapshot billing = world.snapshot("billing")) {
            return PaymentsAgainstTopups.run(List.of(payments), billing);
        }
    }

    private static ProcessorPayment payment(String id, String attempt, long amount, String status) {
        return new ProcessorPayment(
                1,
                id,
                "cus_1",
                "pm_1",
                amount,
                "eur",
                null,
                Map.of("attempt", attempt, "customer", "acme", "account", "sms-ab12345-3"),
                status,
                null,
                attempt,
                Instant.EPOCH,
                null);
    }
}
