package io.recredit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "0.7, 700000",
        "100, 100000000",
        "-0.000001, -1",
        "0, 0",
        "-0.5, -500000",
        "9223372036854.775807, 9223372036854775807",
        "-9223372036854.775807, -9223372036854775807"
    })
    void readsPlainDecimals(String decimal, long micros) {
        assertThat(Amount.of(decimal).micros()).isEqualTo(micros);
        assertThat(Amount.ofMicros(micros).toString()).isEqualTo(decimal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1.",
                ".5",
                "+1",
                "1e3",
                "0.1234567",
                "NaN",
                "1,5",
                "١",
                "9223372036854.775808",
                "-9223372036854.775808",
                "99999999999999"
            })
    void refusesEverythingElse(String text) {
        assertThat(Amount.parse(text)).isEmpty();
        assertThatThrownBy(() -> Amount.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverWrapsAround() {
        Amount largest = Amount.ofMicros(Long.MAX_VALUE);

        assertThatThrownBy(() -> largest.plus(Amount.ofMicros(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> largest.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.ofMicros(Long.MIN_VALUE).negate()).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void printsWhatItReads(@ForAll @LongRange(min = -Long.MAX_VALUE) long micros) {
        String printed = Amount.ofMicros(micros).toString();

        assertThat(Amount.of(printed).micros()).isEqualTo(micros);
        assertThat(new BigDecimal(printed)).isEqualByComparingTo(BigDecimal.valueOf(micros, 6));
        assertThat(Amount.of(printed).negate().negate()).isEqualTo(Amount.ofMicros(micros));
    }
}
