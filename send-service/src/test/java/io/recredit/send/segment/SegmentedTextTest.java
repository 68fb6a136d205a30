package io.recredit.send.segment;

import static io.recredit.send.segment.Encoding.GSM_7;
import static io.recredit.send.segment.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.NationalLanguage;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentedTextTest {

    private static final String EMOJI = "😀";

    @ParameterizedTest
    @CsvSource({"1,1", "160,1", "161,2", "306,2", "307,3", "459,3", "460,4", "1530,10", "1531,11"})
    void gsm_7_has_160_characters_alone_and_153_in_each_of_several(int length, int segments) {
        SegmentedText text = SegmentedText.of("a".repeat(length));

        assertThat(text.encoding()).isEqualTo(GSM_7);
        assertThat(text.characters()).isEqualTo(length);
        assertThat(text.segments()).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3", "670,10", "671,11"})
    void ucs_2_has_70_characters_alone_and_67_in_each_of_several(int length, int segments) {
        SegmentedText text = SegmentedText.of("ж".repeat(length));

        assertThat(text.encoding()).isEqualTo(UCS_2);
        assertThat(text.characters()).isEqualTo(length);
        assertThat(text.segments()).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({
        "a, 1, 159",
        "a, 160, 0",
        "a, 161, 145",
        "a, 306, 0",
        "a, 307, 152",
        "€, 80, 0",
        "€, 81, 143",
        "€, 153, 151",
        "ж, 70, 0",
        "ж, 71, 63",
        "ж, 134, 0",
        "ж, 135, 66"
    })
    void what_is_left_is_of_the_last_segment(String character, int length, int left) {
        assertThat(SegmentedText.of(character.repeat(length)).charactersLeft()).isEqualTo(left);
    }

    @Test
    void so_many_more_characters_fit_and_one_more_does_not() {
        for (int length = 1; length <= 500; length++) {
            for (String character : new String[] {"a", "ж"}) {
                SegmentedText text = SegmentedText.of(character.repeat(length));
                int full = length + text.charactersLeft();
                assertThat(SegmentedText.of(character.repeat(full)).segments()).isEqualTo(text.segments());
                assertThat(SegmentedText.of(character.repeat(full + 1)).segments())
                        .isEqualTo(text.segments() + 1);
            }
        }
    }

    @Test
    void one_character_outside_the_alphabet_makes_the_whole_text_ucs_2() {
        assertThat(SegmentedText.of("a".repeat(100) + "ê").segments()).isEqualTo(2);
        assertThat(SegmentedText.of("a".repeat(100) + "é").segments()).isEqualTo(1);
    }

    @Test
    void characters_of_the_extension_table_count_two() {
        assertThat(SegmentedText.of("€".repeat(80)).characters()).isEqualTo(160);
        assertThat(SegmentedText.of("€".repeat(80)).segments()).isEqualTo(1);
        assertThat(SegmentedText.of("€".repeat(80) + "a").segments()).isEqualTo(2);
    }

    @Test
    void an_escape_and_its_character_stay_in_one_part() {
        SegmentedText text = SegmentedText.of("a".repeat(152) + "€" + "b".repeat(10));

        assertThat(text.parts()).containsExactly("a".repeat(152), "€" + "b".repeat(10));
    }

    @Test
    void escapes_that_do_not_fit_the_borders_can_cost_a_part() {
        // 306 septets: two full parts, were it not for 76 escapes and a lost septet in each.
        assertThat(SegmentedText.of("€".repeat(153)).characters()).isEqualTo(306);
        assertThat(SegmentedText.of("€".repeat(153)).segments()).isEqualTo(3);
    }

    @Test
    void a_hundred_and_fifty_three_brackets_are_three_segments() {
        assertThat(SegmentedText.of("]".repeat(153)).segments()).isEqualTo(3);
        assertThat(SegmentedText.of("]".repeat(152)).segments()).isEqualTo(2);
    }

    @Test
    void what_still_fits_into_the_last_segment_is_told() {
        assertThat(SegmentedText.of("a".repeat(150)).charactersLeft()).isEqualTo(10);
        assertThat(SegmentedText.of("a".repeat(161)).charactersLeft()).isEqualTo(145);
        assertThat(SegmentedText.of("ж".repeat(70)).charactersLeft()).isZero();
        assertThat(SegmentedText.of("]".repeat(153)).charactersLeft()).isEqualTo(151);
    }

    @Test
    void the_halves_of_a_surrogate_pair_stay_in_one_part() {
        SegmentedText text = SegmentedText.of("ж".repeat(66) + EMOJI + "ж".repeat(10));

        assertThat(text.characters()).isEqualTo(78);
        assertThat(text.parts()).containsExactly("ж".repeat(66), EMOJI + "ж".repeat(10));
    }

    @Test
    void thirty_five_emoji_are_one_segment_and_one_more_makes_two() {
        assertThat(SegmentedText.of(EMOJI.repeat(35)).segments()).isEqualTo(1);
        assertThat(SegmentedText.of(EMOJI.repeat(36)).segments()).isEqualTo(2);
    }

    @Property(tries = 500)
    void parts_are_the_text_and_none_is_too_long(
            @ForAll
                    @StringLength(max = 700)
                    @Chars({'€', '[', 'é', '\n', 'ж', 'ğ', 'ú', 'ã', '\uD83D', '\uDE00'})
                    @CharRange(from = 'a', to = 'f')
                    String text,
            @ForAll Set<NationalLanguage> languages) {
        SegmentedText cut = SegmentedText.of(text, languages);

        assertThat(String.join("", cut.parts())).isEqualTo(text);
        int limit = cut.segments() == 1
                ? cut.alphabet().singleLimit()
                : cut.alphabet().partLimit();
        for (String part : cut.parts()) {
            int length = cut.encoding() == GSM_7 ? cut.alphabet().encode(part).length : part.length();
            assertThat(length).isLessThanOrEqualTo(limit);
        }
    }
}
