package io.recredit.send.segment;

import static io.recredit.contracts.NationalLanguage.PORTUGUESE;
import static io.recredit.contracts.NationalLanguage.SPANISH;
import static io.recredit.contracts.NationalLanguage.TURKISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.WireName;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NationalTablesTest {

    private static Alphabet single(NationalLanguage language) {
        return Gsm7.with(Optional.empty(), Optional.of(language));
    }

    private static Alphabet locking(NationalLanguage language) {
        return Gsm7.with(Optional.of(language), Optional.empty());
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    @Test
    void a_table_has_a_place_for_each_of_128_septets() {
        assertThat(DefaultTables.ALPHABET).hasSize(128);
        assertThat(DefaultTables.EXTENSION).hasSize(128);
        assertThat(TurkishTables.LOCKING_SHIFT).hasSize(128);
        assertThat(TurkishTables.SINGLE_SHIFT).hasSize(128);
        assertThat(SpanishTables.SINGLE_SHIFT).hasSize(128);
        assertThat(PortugueseTables.LOCKING_SHIFT).hasSize(128);
        assertThat(PortugueseTables.SINGLE_SHIFT).hasSize(128);
    }

    @Test
    void a_single_shift_table_stands_behind_the_escape() {
        assertThat(hex(single(TURKISH).encode("ĞİŞçğış"))).isEqualTo("1b471b491b531b631b671b691b73");
        assertThat(hex(single(SPANISH).encode("çÁÍÓÚáíóú"))).isEqualTo("1b091b411b491b4f1b551b611b691b6f1b75");
        assertThat(hex(single(PORTUGUESE).encode("êçÔôÁáÊÀÍÓÚÃÕÂíóúãõâ")))
                .isEqualTo("1b051b091b0b1b0c1b0e1b0f1b1f1b411b491b4f1b551b5b1b5c1b611b691b6f1b751b7b1b7c1b7f");
        // What is in the default alphabet stays there, although the Portuguese table repeats some of it.
        assertThat(hex(single(PORTUGUESE).encode("ΦΓΩΠΨΣΘ"))).isEqualTo("12131516171819");
    }

    @ParameterizedTest
    @EnumSource(NationalLanguage.class)
    void the_default_extension_stays_behind_the_escape_in_every_language(NationalLanguage language) {
        assertThat(hex(single(language).encode("\f^{}\\[~]|€"))).isEqualTo("1b0a1b141b281b291b2f1b3c1b3d1b3e1b401b65");
    }

    @Test
    void a_locking_shift_table_writes_its_letters_in_one_septet() {
        assertThat(hex(locking(TURKISH).encode("€ıĞğŞşİç"))).isEqualTo("04070b0c1c1d4060");
        assertThat(hex(locking(PORTUGUESE).encode("êúíóçÔôÁáªÇÀ∞^\\€Ó|ÂâÊºÍÃÕÚ~ãõ`")))
                .isEqualTo("04060708090b0c0e0f12131415161718191a1c1d1e24405b5c5d607b7c7d");
        assertThat(locking(TURKISH).unitsOf('ì')).as("what it replaced is gone").isZero();
        assertThat(locking(PORTUGUESE).unitsOf('ñ')).isZero();
        assertThatThrownBy(() -> locking(SPANISH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void both_tables_may_be_used_together() {
        assertThat(hex(Gsm7.with(Optional.of(PORTUGUESE), Optional.of(PORTUGUESE))
                        .encode("ãΦ")))
                .isEqualTo("7b1b12");
        assertThat(hex(Gsm7.with(Optional.of(TURKISH), Optional.of(SPANISH)).encode("ğú")))
                .isEqualTo("0c1b75");
    }

    @ParameterizedTest
    @CsvSource({
        // 140 octets less the header: 1 for its length, 3 for each table, 5 for the concatenation
        "'', '', 160, 153",
        "es, '', 155, 149",
        "'', tr, 155, 149",
        "es, tr, 152, 146",
    })
    void the_limits_follow_from_the_octets_of_the_header(String single, String locking, int alone, int each) {
        Alphabet alphabet = Gsm7.with(
                WireName.parse(NationalLanguage.class, locking), WireName.parse(NationalLanguage.class, single));

        assertThat(alphabet.singleLimit()).isEqualTo(alone);
        assertThat(alphabet.partLimit()).isEqualTo(each);
    }

    @Test
    void the_header_names_the_tables() {
        assertThat(hex(single(TURKISH).shiftElements())).isEqualTo("240101");
        assertThat(hex(single(SPANISH).shiftElements())).isEqualTo("240102");
        assertThat(hex(locking(PORTUGUESE).shiftElements())).isEqualTo("250103");
        assertThat(hex(Gsm7.with(Optional.of(TURKISH), Optional.of(SPANISH)).shiftElements()))
                .isEqualTo("240102250101");
        assertThat(Gsm7.DEFAULT.shiftElements()).isEmpty();
        assertThat(Ucs2.ALPHABET.shiftElements()).isEmpty();
    }

    private static String chosen(String text, NationalLanguage... languages) {
        SegmentedText cut = SegmentedText.of(text, Set.of(languages));
        return cut.segments() + " " + cut.alphabet();
    }

    @Test
    void without_opting_in_no_table_is_used() {
        assertThat(chosen("ñandú")).isEqualTo("1 UCS-2");
        assertThat(chosen("ñandú", TURKISH)).isEqualTo("1 UCS-2");
    }

    @Test
    void of_as_many_segments_plain_gsm_7_is_preferred_then_single_shift_then_locking_then_both_then_ucs_2() {
        assertThat(chosen("hello €", TURKISH, SPANISH, PORTUGUESE)).isEqualTo("1 GSM-7");
        assertThat(chosen("ñandú", SPANISH)).isEqualTo("1 GSM-7 single es");
        assertThat(chosen("ağ", TURKISH)).isEqualTo("1 GSM-7 single tr");
        assertThat(chosen("º", PORTUGUESE)).isEqualTo("1 GSM-7 locking pt");
        assertThat(chosen("ºΦ", PORTUGUESE)).isEqualTo("1 GSM-7 locking pt single pt");
        assertThat(chosen("ãж", PORTUGUESE)).isEqualTo("1 UCS-2");
        assertThat(chosen("ñúğ", SPANISH, TURKISH)).isEqualTo("1 GSM-7 locking tr single es");
    }

    @Test
    void fewer_segments_are_preferred_to_a_simpler_alphabet() {
        // Two septets each behind the escape, one each in the locking table.
        assertThat(chosen("ğ".repeat(77), TURKISH)).isEqualTo("1 GSM-7 single tr");
        assertThat(chosen("ğ".repeat(100), TURKISH)).isEqualTo("1 GSM-7 locking tr");
        // The euro sign costs two septets in the default alphabet, and one in the Turkish locking table.
        assertThat(chosen("€".repeat(81))).isEqualTo("2 GSM-7");
        assertThat(chosen("€".repeat(81), TURKISH)).isEqualTo("1 GSM-7 locking tr");
    }

    @Test
    void an_escape_of_a_national_table_is_not_torn_apart() {
        SegmentedText cut = SegmentedText.of("a".repeat(148) + "ú" + "b".repeat(20), Set.of(SPANISH));

        assertThat(cut.parts()).containsExactly("a".repeat(148), "ú" + "b".repeat(20));
        assertThat(cut.charactersLeft()).isEqualTo(149 - 22);
    }

    @Test
    void a_stored_alphabet_is_found_again() {
        for (Alphabet alphabet : Alphabets.optedInto(Set.of(NationalLanguage.values()))) {
            assertThat(Alphabets.of(alphabet.encoding(), alphabet.lockingShift(), alphabet.singleShift()))
                    .isSameAs(alphabet);
        }
        assertThatThrownBy(() -> Alphabets.of(Encoding.UCS_2, Optional.empty(), Optional.of(SPANISH)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
