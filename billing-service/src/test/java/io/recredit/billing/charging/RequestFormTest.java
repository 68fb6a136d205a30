package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.RefundRequested;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFormTest {

    private static final Instant NOW = Instant.now();

    @Test
    void an_ordinary_charge_has_no_fault() {
        assertThat(RequestForm.fault(charge(Ids.next(), "acme", "CREDIT", "0.7", 1, "FR", "336", NOW)))
                .isEmpty();
        assertThat(RequestForm.fault(charge(Ids.next(), "acme", "EUR", "0", 1_000, "FR", "3", NOW)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Acme, CREDIT, 1, 1, FR, 33, customer",
        "acme, credit, 1, 1, FR, 33, currency",
        "acme, EURO, 1, 1, FR, 33, currency",
        "acme, CREDIT, -0.000001, 1, FR, 33, amount",
        "acme, CREDIT, 1, 0, FR, 33, segments",
        "acme, CREDIT, 1, 1001, FR, 33, segments",
        "acme, CREDIT, 1, 1, FRA, 33, country",
        "acme, CREDIT, 1, 1, fr, 33, country",
        "acme, CREDIT, 1, 1, FR, +33, prefix",
        "acme, CREDIT, 1, 1, FR, 1234567890123456, prefix",
    })
    void a_wrong_field_is_named(
            String customer,
            String currency,
            String amount,
            int segments,
            String country,
            String prefix,
            String field) {
        ChargeRequested charge = charge(Ids.next(), customer, currency, amount, segments, country, prefix, NOW);
        assertThat(RequestForm.fault(charge)).contains(field);
    }

    @Test
    void an_id_that_carries_no_time_and_a_time_far_from_the_id_are_faults() {
        UUID random = UUID.fromString("8c6bd8a2-3f0c-4b1e-9d55-1a2b3c4d5e6f");
        Instant farAway = NOW.plus(RequestForm.MAX_ACCEPTED_FROM_ID).plusSeconds(60);
        assertThat(RequestForm.fault(charge(random, "acme", "CREDIT", "1", 1, "FR", "33", NOW)))
                .contains("id");
        assertThat(RequestForm.fault(charge(Ids.next(), "acme", "CREDIT", "1", 1, "FR", "33", farAway)))
                .contains("acceptedAt");
    }

    @Test
    void a_refund_with_a_reason_that_no_text_column_takes_is_a_fault() {
        RefundRequested refund = new RefundRequested(
                Ids.next(), "acme", "sms-ac12345-1", null, "CREDIT", Amount.of("1"), "carrier\u0000", NOW);
        assertThat(RequestForm.fault(refund)).contains("reason");
    }

    private static ChargeRequested charge(
            UUID id,
            String customer,
            String currency,
            String amount,
            int segments,
            String country,
            String prefix,
            Instant acceptedAt) {
        return new ChargeRequested(
                id,
                customer,
                "sms-ac12345-1",
                null,
                currency,
                Amount.of(amount),
                segments,
                country,
                prefix,
                Purpose.OTP,
                acceptedAt,
                acceptedAt.plusSeconds(60));
    }
}
