package io.recredit.send.dispatch;

import io.recredit.send.segment.Alphabet;
import io.recredit.send.segment.Encoding;
import io.recredit.send.segment.SegmentedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One segment as it goes on the wire. GSM-7 travels as one septet in each octet, which SMSCs expect with data coding 0;
 * the carrier packs them.
 *
 * @param part from 1
 * @param esmClass bit 6 says that a user data header comes first (SMPP 3.4 §5.2.12)
 * @param dataCoding 0: the SMSC's default alphabet, GSM 03.38; 8: UCS-2 (SMPP 3.4 §5.2.19). National shift tables belong
 *     to the default alphabet; the header names them
 * @param shortMessage header and text, at most 160 octets
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; written to the wire once.
public record WireSegment(int part, int esmClass, int dataCoding, byte[] shortMessage) {

    private static final int PLAIN = 0;
    private static final int WITH_HEADER = 0x40;
    private static final int DEFAULT_ALPHABET = 0;
    private static final int UCS_2 = 8;

    /** Concatenated short messages with an 8-bit reference (3GPP TS 23.040 §9.2.3.24.1), and octets that follow. */
    private static final byte CONCATENATION = 0;

    private static final byte CONCATENATION_LENGTH = 3;

    /**
     * Cuts a text as it was cut for its price. There are no segments if the alphabet lacks a character.
     *
     * @param reference the same in all segments of a message, so that the telephone puts them together
     */
    public static List<WireSegment> of(String text, Alphabet alphabet, byte reference) {
        List<String> parts =
                SegmentedText.in(alphabet, text).map(SegmentedText::parts).orElse(List.of());
        int dataCoding = alphabet.encoding() == Encoding.GSM_7 ? DEFAULT_ALPHABET : UCS_2;
        List<WireSegment> segments = new ArrayList<>(parts.size());
        for (int part = 1; part <= parts.size(); part++) {
            byte[] header = header(alphabet, reference, parts.size(), part);
            segments.add(new WireSegment(
                    part,
                    header.length == 0 ? PLAIN : WITH_HEADER,
                    dataCoding,
                    joined(header, alphabet.encode(parts.get(part - 1)))));
        }
        return segments;
    }

    /** The user data header (3GPP TS 23.040 §9.2.3.24) with its length octet; empty if there is nothing to say in it. */
    private static byte[] header(Alphabet alphabet, byte reference, int parts, int part) {
        byte[] concatenation = parts == 1
                ? new byte[0]
                : new byte[] {CONCATENATION, CONCATENATION_LENGTH, reference, (byte) parts, (byte) part};
        byte[] elements = joined(concatenation, alphabet.shiftElements());
        return elements.length == 0 ? elements : joined(new byte[] {(byte) elements.length}, elements);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
