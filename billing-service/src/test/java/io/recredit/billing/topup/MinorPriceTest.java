package io.recredit.billing.topup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recredit.contracts.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinorPriceTest {

    @ParameterizedTest
    @CsvSource({"6, EUR, 600", "0.01, EUR, 1", "500, JPY, 500", "1.234, KWD, 1234"})
    void aPriceIsCountedInTheCurrencysSmallestUnitAndBack(String amount, String currency, long minorUnits) {
        assertThat(MinorPrice.of(Amount.of(amount), currency)).isEqualTo(new MinorPrice(minorUnits, currency));
        assertThat(new MinorPrice(minorUnits, currency).amount()).isEqualTo(Amount.of(amount));
    }

    @Test
    void whatIsNotInWholeUnitsIsNoPrice() {
        assertThatThrownBy(() -> MinorPrice.of(Amount.of("0.5"), "JPY")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatIsNotForSaleCostsNothingOfNoCurrency() {
        assertThat(MinorPrice.NONE.amount()).isEqualTo(Amount.ZERO);
    }
}
