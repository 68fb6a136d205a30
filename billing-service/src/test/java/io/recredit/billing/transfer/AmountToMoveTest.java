package io.recredit.billing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountToMoveTest {

    @ParameterizedTest
    @CsvSource({
        "25, 25",
        "25.5, 25.5",
        "0.10000000, 0.1",
        "1e-06, 0.000001",
        "1.0E-4, 0.0001",
        "2.5e1, 25",
        "9223372036854.775807, 9223372036854.775807",
    })
    void a_json_number_is_read_exactly_also_with_an_exponent(String number, String amount) {
        assertThat(AmountToMove.ofJsonNumber(number)).isEqualTo(new AmountToMove.Valid(Amount.of(amount)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, ZERO",
        "-0.0, ZERO",
        "0e999999999, ZERO",
        "-1, NEGATIVE",
        "-1e-6, NEGATIVE",
        "0.1234567, TOO_MANY_DIGITS",
        "-0.0000001, TOO_MANY_DIGITS",
        "1e-7, TOO_MANY_DIGITS",
        "9223372036854.775808, TOO_MANY_DIGITS",
        "12345678901234, TOO_MANY_DIGITS",
        "1e2147483647, TOO_MANY_DIGITS",
        "1e99999999999, TOO_MANY_DIGITS",
    })
    void what_is_wrong_with_a_json_number_is_told(String number, AmountToMove.Fault fault) {
        assertThat(AmountToMove.ofJsonNumber(number)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ZERO",
        "-0.5, NEGATIVE",
        "1.0000000, TOO_MANY_DIGITS",
        "99999999999999999999, TOO_MANY_DIGITS",
        "ten, NOT_AN_AMOUNT",
        "1e2, NOT_AN_AMOUNT",
        "+1, NOT_AN_AMOUNT",
        "'', NOT_AN_AMOUNT",
        "'1,5', NOT_AN_AMOUNT",
        "1., NOT_AN_AMOUNT",
    })
    void what_is_wrong_with_a_text_is_told(String text, AmountToMove.Fault fault) {
        assertThat(AmountToMove.ofText(text)).isEqualTo(fault);
    }

    @Property
    void every_amount_is_read_from_either_form(@ForAll @LongRange(min = 1) long micros) {
        Amount amount = Amount.ofMicros(micros);
        AmountToMove valid = new AmountToMove.Valid(amount);
        assertThat(AmountToMove.ofText(amount.toString())).isEqualTo(valid);
        assertThat(AmountToMove.ofJsonNumber(amount.toString())).isEqualTo(valid);
        assertThat(AmountToMove.ofJsonNumber(micros + "E-6")).isEqualTo(valid);
    }
}
