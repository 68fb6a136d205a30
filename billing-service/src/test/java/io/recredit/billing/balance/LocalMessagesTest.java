package io.recredit.billing.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalMessagesTest {

    @ParameterizedTest
    @CsvSource({
        "100, 1, 100",
        "100, 0.7, 142",
        "100, 0.1, 1000",
        "0, 1, 0",
        "0.999999, 1, 0",
        "9223372036854.775807, 0.000001, 9223372036854775807"
    })
    void theyAreWhatTheBalancePaysForInWholeMessages(String balance, String price, long left) {
        assertThat(LocalMessages.left(Amount.of(balance), Amount.of(price))).hasValue(left);
    }

    @Test
    void whatCostsNothingHasNoNumber() {
        assertThat(LocalMessages.left(Amount.of("1"), Amount.ZERO)).isEmpty();
    }
}
