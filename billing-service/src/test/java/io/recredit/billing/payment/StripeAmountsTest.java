package io.recredit.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountsTest {

    @ParameterizedTest
    @CsvSource({"EUR, 600, 600", "JPY, 500, 500", "TND, 1230, 1230", "ISK, 5, 500", "MGA, 500, 5"})
    void mostCurrenciesAreCountedAsIso4217DoesAndSomeAreNot(String currency, long minorUnits, long counted) {
        assertThat(StripeAmounts.toStripe(minorUnits, currency)).hasValue(counted);
        assertThat(StripeAmounts.fromStripe(counted, currency)).isEqualTo(minorUnits);
    }

    @Test
    void whatCannotBeCountedForSureIsNotCharged() {
        assertThat(StripeAmounts.toStripe(500, "UGX")).isEmpty();
        assertThat(StripeAmounts.toStripe(501, "MGA")).isEmpty();
    }
}
