package io.recredit.billing.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recredit.contracts.Amount;
import io.recredit.contracts.VatTreatment;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatTermsTest {

    @ParameterizedTest
    @CsvSource({
        "600, 20, 120",
        "5200, 5.5, 286",
        // halves go up: 0.5, 1.5 and 2.5 minor units
        "2, 25, 1",
        "6, 25, 2",
        "10, 25, 3",
        "1, 49.999999, 0",
        "1, 50, 1",
        "1, 8.1, 0",
        "600, 0, 0",
        "0, 20, 0",
        "600, 100, 600",
        // 1.5 yen: the currency has no smaller unit, so neither has the VAT
        "15, 10, 2",
    })
    void vatIsRoundedHalfUpToTheMinorUnit(long net, String percent, long vat) {
        assertThat(terms(percent).on(net).minorUnits()).isEqualTo(vat);
    }

    @ParameterizedTest
    @CsvSource({"1000000, 20, 833333", "1000000, 0, 1000000", "100, 100, 50", "2, 25, 1", "3, 25, 2", "0, 20, 0"})
    void theLimitIsAboutTheTotal(long total, String percent, long net) {
        assertThat(terms(percent).largestNetWithin(total)).isEqualTo(net);
    }

    @Property
    void theLargestNetAmountFitsAndOneMoreDoesNot(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long total,
            @ForAll @LongRange(min = 0, max = 100_000_000) long percentMicros) {
        // Given
        VatTerms terms = terms(Amount.ofMicros(percentMicros));

        // When
        long net = terms.largestNetWithin(total);

        // Then
        assertThat(net + terms.on(net).minorUnits()).isLessThanOrEqualTo(total);
        assertThat(net + 1 + terms.on(net + 1).minorUnits()).isGreaterThan(total);
    }

    @Example
    void moreThanThereAreNumbersForIsAnError() {
        assertThat(terms("100").on(Long.MAX_VALUE).minorUnits()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> terms(Amount.ofUnits(101)).on(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    private static VatTerms terms(String percent) {
        return terms(Amount.of(percent));
    }

    private static VatTerms terms(Amount percent) {
        Party seller = new Party("Recredit SAS", List.of(), "FR", "FR00123456789");
        return new VatTerms(
                VatTreatment.DOMESTIC,
                percent,
                new Seller("recredit-fr", seller, "RFR", "Europe/Paris"),
                new Party("acme", List.of(), "FR", null));
    }
}
