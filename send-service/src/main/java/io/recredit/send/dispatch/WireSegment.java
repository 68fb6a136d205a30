package io.recredit.send.dispatch;

import io.recredit.send.segment.Encoding;
import io.recredit.send.segment.Gsm7;
import io.recredit.send.segment.SegmentedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One segment as it goes on the wire. GSM-7 travels as one septet in each octet, which SMSCs expect with data coding 0;
 * the carrier packs them.
 *
 * @param part from 1
 * @param esmClass bit 6 says that a user data header comes first (SMPP 3.4 §5.2.12)
 * @param dataCoding 0: the SMSC's default alphabet, GSM 03.38; 8: UCS-2 (SMPP 3.4 §5.2.19)
 * @param shortMessage header and text, at most 160 octets
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; written to the wire once.
public record WireSegment(int part, int esmClass, int dataCoding, byte[] shortMessage) {

    private static final int PLAIN = 0;
    private static final int WITH_HEADER = 0x40;
    private static final int DEFAULT_ALPHABET = 0;
    private static final int UCS_2 = 8;
    private static final int HEADER_OCTETS = 6;

    /**
     * Cuts a text as it was cut for its price.
     *
     * @param reference the same in all segments of a message, so that the telephone puts them together
     */
    public static List<WireSegment> of(String text, byte reference) {
        SegmentedText cut = SegmentedText.of(text);
        int parts = cut.segments();
        int dataCoding = cut.encoding() == Encoding.GSM_7 ? DEFAULT_ALPHABET : UCS_2;
        List<WireSegment> segments = new ArrayList<>(parts);
        for (int part = 1; part <= parts; part++) {
            byte[] octets = octets(cut.encoding(), cut.parts().get(part - 1));
            segments.add(
                    parts == 1
                            ? new WireSegment(part, PLAIN, dataCoding, octets)
                            : new WireSegment(
                                    part, WITH_HEADER, dataCoding, withHeader(reference, parts, part, octets)));
        }
        return segments;
    }

    private static byte[] octets(Encoding encoding, String text) {
        return switch (encoding) {
            case GSM_7 -> Gsm7.encode(text);
            case UCS_2 -> text.getBytes(StandardCharsets.UTF_16BE);
        };
    }

    /** Concatenated short messages with an 8-bit reference (3GPP TS 23.040 §9.2.3.24.1). */
    private static byte[] withHeader(byte reference, int parts, int part, byte[] text) {
        byte[] octets = new byte[HEADER_OCTETS + text.length];
        octets[0] = HEADER_OCTETS - 1;
        octets[1] = 0;
        octets[2] = 3;
        octets[3] = reference;
        octets[4] = (byte) parts;
        octets[5] = (byte) part;
        System.arraycopy(text, 0, octets, HEADER_OCTETS, text.length);
        return octets;
    }
}
