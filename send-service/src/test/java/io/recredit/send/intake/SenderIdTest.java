package io.recredit.send.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "Recredit", "Recredit 24", "A.B-C&D_E", "12345678901", "+33612345678", "331234567890123"})
    void names_and_numbers_are_senders(String sender) {
        assertThat(SenderId.isValid(sender)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " A", "A ", "Twelve chars", "Été", "A\nB", "+1", "+0612345678", "3312345678901234"})
    void everything_else_is_not(String sender) {
        assertThat(SenderId.isValid(sender)).isFalse();
    }
}
