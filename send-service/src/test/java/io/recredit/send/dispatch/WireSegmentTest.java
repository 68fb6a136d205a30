package io.recredit.send.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.NationalLanguage;
import io.recredit.send.segment.Gsm7;
import io.recredit.send.segment.SegmentedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WireSegmentTest {

    private static final byte REFERENCE = (byte) 0xA7;

    private static List<WireSegment> wire(String text, byte reference) {
        return WireSegment.of(text, SegmentedText.of(text).alphabet(), reference);
    }

    private static String hex(WireSegment segment) {
        return HexFormat.of().formatHex(segment.shortMessage());
    }

    @Test
    void a_short_text_goes_as_septets_one_an_octet_with_escapes_and_without_header() {
        List<WireSegment> segments = wire("€ é@[", REFERENCE);
        assertThat(segments).hasSize(1);
        assertThat(hex(segments.getFirst())).isEqualTo("1b652005001b3c");
        assertThat(segments.getFirst().dataCoding()).isZero();
        assertThat(segments.getFirst().esmClass()).isZero();
    }

    @Test
    void what_the_alphabet_lacks_goes_as_ucs2() {
        List<WireSegment> segments = wire("Жук", REFERENCE);
        assertThat(hex(segments.getFirst())).isEqualTo("04160443043a");
        assertThat(segments.getFirst().dataCoding()).isEqualTo(8);
    }

    @Test
    void segments_of_a_long_text_carry_a_concatenation_header() {
        List<WireSegment> segments = wire("a".repeat(161), REFERENCE);
        assertThat(segments).hasSize(2).allMatch(segment -> segment.esmClass() == 0x40);
        assertThat(hex(segments.get(0))).startsWith("050003a7020161").hasSize(2 * (6 + 153));
        assertThat(hex(segments.get(1))).startsWith("050003a7020261").hasSize(2 * (6 + 8));
    }

    @Test
    void an_escape_sequence_is_not_torn_apart() {
        List<WireSegment> segments = wire("a".repeat(152) + "€" + "b".repeat(20), REFERENCE);
        assertThat(segments.get(0).shortMessage()).hasSize(6 + 152);
        assertThat(hex(segments.get(1))).startsWith("050003a702021b65");
    }

    @Test
    void shift_tables_are_named_in_a_header_of_every_segment() {
        SegmentedText spanish = SegmentedText.of("ñandú", Set.of(NationalLanguage.SPANISH));
        WireSegment alone =
                WireSegment.of("ñandú", spanish.alphabet(), REFERENCE).getFirst();
        assertThat(alone.dataCoding()).isZero();
        assertThat(alone.esmClass()).isEqualTo(0x40);
        assertThat(hex(alone)).isEqualTo("03240102" + "7d616e641b75");

        String text = "ğ".repeat(200);
        SegmentedText turkish = SegmentedText.of(text, Set.of(NationalLanguage.TURKISH));
        List<WireSegment> several = WireSegment.of(text, turkish.alphabet(), REFERENCE);
        assertThat(several).hasSize(2).allMatch(segment -> segment.dataCoding() == 0);
        assertThat(hex(several.get(0)))
                .startsWith("080003a70201" + "250101" + "0c")
                .hasSize(2 * (9 + 149));
        assertThat(hex(several.get(1)))
                .startsWith("080003a70202" + "250101" + "0c")
                .hasSize(2 * (9 + 51));
    }

    @Test
    void a_text_that_the_alphabet_lacks_has_no_segments() {
        assertThat(WireSegment.of("ж", Gsm7.DEFAULT, REFERENCE)).isEmpty();
    }

    @Property(tries = 300)
    void every_segment_fits_into_140_octets_once_its_septets_are_packed(
            @ForAll
                    @StringLength(min = 1, max = 500)
                    @Chars({'€', '[', 'ñ', 'ú', 'ğ', 'ã', 'º', 'ж'})
                    @CharRange(from = 'a', to = 'f')
                    String text,
            @ForAll Set<NationalLanguage> languages) {
        SegmentedText billed = SegmentedText.of(text, languages);
        List<WireSegment> segments = WireSegment.of(text, billed.alphabet(), REFERENCE);
        assertThat(segments).hasSize(billed.segments());
        for (WireSegment segment : segments) {
            byte[] octets = segment.shortMessage();
            int header = segment.esmClass() == 0 ? 0 : 1 + octets[0];
            int units = octets.length - header;
            int headerSeptets = (header * 8 + 6) / 7;
            boolean fits = segment.dataCoding() == 8 ? octets.length <= 140 : headerSeptets + units <= 160;
            assertThat(fits)
                    .as("%d octets of header, %d of text", header, units)
                    .isTrue();
        }
    }

    @Property(tries = 300)
    void the_wire_carries_exactly_the_billed_segments(@ForAll @StringLength(min = 1, max = 500) String text) {
        SegmentedText billed = SegmentedText.of(text);
        List<WireSegment> segments = wire(text, REFERENCE);
        assertThat(segments).hasSize(billed.segments());
        assertThat(segments).allMatch(segment -> segment.shortMessage().length <= 160);
        if (segments.getFirst().dataCoding() == 8) {
            StringBuilder together = new StringBuilder();
            for (WireSegment segment : segments) {
                byte[] octets = segment.shortMessage();
                int from = segment.esmClass() == 0 ? 0 : 6;
                together.append(new String(Arrays.copyOfRange(octets, from, octets.length), StandardCharsets.UTF_16BE));
            }
            // Unpaired surrogates cannot be encoded and become U+FFFD on the way, each by itself.
            assertThat(together).hasSameSizeAs(text);
        }
    }
}
