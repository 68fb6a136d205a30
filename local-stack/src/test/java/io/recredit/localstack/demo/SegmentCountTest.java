package io.recredit.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentCountTest {

    @ParameterizedTest
    @CsvSource({
        "a, 1, 1",
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "a, 612, 4",
        "€, 80, 1",
        "€, 81, 2",
        "€, 152, 2",
        "€, 153, 3",
        "ç, 70, 1",
        "ç, 71, 2",
        "ç, 134, 2",
        "ç, 135, 3",
        "🎁, 35, 1",
        "🎁, 36, 2",
        "🎁, 66, 2",
        "🎁, 67, 3"
    })
    void a_repeated_character_takes_so_many_segments(String character, int times, int segments) {
        // When, Then
        assertThat(SegmentCount.of(character.repeat(times))).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"è, true", "Ç, true", "ç, false", "€, true", "ê, false", "ñ, true", "’, false", "Δ, true", "α, false"})
    void the_gsm_alphabet_has_some_letters_and_not_others(String character, boolean gsm) {
        // When, Then
        assertThat(SegmentCount.isGsm(character)).isEqualTo(gsm);
    }
}
