package io.recredit.send.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.send.segment.SegmentedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WireSegmentTest {

    private static final byte REFERENCE = (byte) 0xA7;

    private static String hex(WireSegment segment) {
        return HexFormat.of().formatHex(segment.shortMessage());
    }

    @Test
    void a_short_text_goes_as_septets_one_an_octet_with_escapes_and_without_header() {
        List<WireSegment> segments = WireSegment.of("€ é@[", REFERENCE);
        assertThat(segments).hasSize(1);
        assertThat(hex(segments.getFirst())).isEqualTo("1b652005001b3c");
        assertThat(segments.getFirst().dataCoding()).isZero();
        assertThat(segments.getFirst().esmClass()).isZero();
    }

    @Test
    void what_the_alphabet_lacks_goes_as_ucs2() {
        List<WireSegment> segments = WireSegment.of("Жук", REFERENCE);
        assertThat(hex(segments.getFirst())).isEqualTo("04160443043a");
        assertThat(segments.getFirst().dataCoding()).isEqualTo(8);
    }

    @Test
    void segments_of_a_long_text_carry_a_concatenation_header() {
        List<WireSegment> segments = WireSegment.of("a".repeat(161), REFERENCE);
        assertThat(segments).hasSize(2).allMatch(segment -> segment.esmClass() == 0x40);
        assertThat(hex(segments.get(0))).startsWith("050003a7020161").hasSize(2 * (6 + 153));
        assertThat(hex(segments.get(1))).startsWith("050003a7020261").hasSize(2 * (6 + 8));
    }

    @Test
    void an_escape_sequence_is_not_torn_apart() {
        List<WireSegment> segments = WireSegment.of("a".repeat(152) + "€" + "b".repeat(20), REFERENCE);
        assertThat(segments.get(0).shortMessage()).hasSize(6 + 152);
        assertThat(hex(segments.get(1))).startsWith("050003a702021b65");
    }

    @Property(tries = 300)
    void the_wire_carries_exactly_the_billed_segments(@ForAll @StringLength(min = 1, max = 500) String text) {
        SegmentedText billed = SegmentedText.of(text);
        List<WireSegment> segments = WireSegment.of(text, REFERENCE);
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
