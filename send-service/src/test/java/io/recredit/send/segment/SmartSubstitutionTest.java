package io.recredit.send.segment;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmartSubstitutionTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '%',
            delimiter = ';',
            value = {
                "‘it’s’; 'it's'; 3",
                "“quoted” «too»; \"quoted\" \"too\"; 4",
                "2025–2026 — yes; 2025-2026 - yes; 2",
                "wait…; wait...; 1",
                "plain - \"text\"; plain - \"text\"; 0",
                "crème brûlée; crème brûlée; 0",
            })
    void typographic_characters_are_replaced_and_letters_are_not(String text, String plain, int replaced) {
        assertThat(SmartSubstitution.in(text)).isEqualTo(new SmartSubstitution(plain, replaced));
    }

    @Test
    void unusual_spaces_become_plain_and_what_cannot_be_seen_is_left_out() {
        assertThat(SmartSubstitution.in("\uFEFF10\u00A0000\u202F€\tper\u2009ton\u200Bne\u2028end"))
                .isEqualTo(new SmartSubstitution("10 000 € per tonne\nend", 7));
    }

    @Test
    void joiners_stay_because_scripts_and_emoji_need_them() {
        assertThat(SmartSubstitution.in("👩\u200D🚀 می\u200Cخواهم").replaced()).isZero();
    }

    @Test
    void nothing_that_gsm_7_has_is_touched_and_everything_put_in_is_in_gsm_7() {
        for (int character = 1; character <= Character.MAX_VALUE; character++) {
            SmartSubstitution smart = SmartSubstitution.in(Character.toString(character));
            if (Gsm7.DEFAULT.unitsOf(character) > 0) {
                assertThat(smart.replaced()).as("U+%04X", character).isZero();
            } else if (smart.replaced() > 0) {
                assertThat(SegmentedText.of(smart.text()).alphabet()).isEqualTo(Gsm7.DEFAULT);
            }
        }
    }

    @Property(tries = 300)
    void what_was_substituted_once_is_not_substituted_again(@ForAll @StringLength(max = 200) String text) {
        assertThat(SmartSubstitution.in(SmartSubstitution.in(text).text()).replaced())
                .isZero();
    }
}
