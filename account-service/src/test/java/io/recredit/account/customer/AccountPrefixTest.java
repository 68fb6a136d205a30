package io.recredit.account.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class AccountPrefixTest {

    private static final int SAMPLE = 200_000;

    @Test
    void aPrefixHasTwoLettersAndFiveDigits() {
        assertThat(AccountPrefix.of(0)).isEqualTo("eh11113");
        assertThat(AccountPrefix.of(1)).matches("[a-z]{2}[0-9]{5}");
        assertThat(AccountPrefix.of(AccountPrefix.COUNT - 1)).matches("[a-z]{2}[0-9]{5}");
    }

    @Test
    void noTwoNumbersHaveTheSamePrefix() {
        // Given
        BitSet seen = new BitSet((int) AccountPrefix.COUNT);

        // When
        for (long number = 0; number < SAMPLE; number++) {
            seen.set(place(AccountPrefix.of(number)));
            seen.set(place(AccountPrefix.of(AccountPrefix.COUNT - 1 - number)));
        }

        // Then
        assertThat(seen.cardinality()).isEqualTo(2 * SAMPLE);
    }

    @Test
    void thereAreNoMorePrefixesThanThat() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccountPrefix.of(AccountPrefix.COUNT));
        assertThatIllegalArgumentException().isThrownBy(() -> AccountPrefix.of(-1));
    }

    private static int place(String prefix) {
        int letters = (prefix.charAt(0) - 'a') * 26 + prefix.charAt(1) - 'a';
        return letters * 100_000 + Integer.parseInt(prefix.substring(2));
    }
}
