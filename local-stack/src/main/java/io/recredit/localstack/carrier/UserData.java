package io.recredit.localstack.carrier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The short_message of a submit_sm: a user data header, if there is one, and text.
 *
 * @param udh the header in hexadecimal with its length octet; empty if there is none
 * @param reference of the concatenation; 0 for a single message
 * @param parts number of segments, 1 for a single message
 * @param part from 1
 * @param text of this segment
 */
record UserData(String udh, int reference, int parts, int part, String text) {

    /** Bit 6 of esm_class: the text starts with a user data header (SMPP 3.4 §5.2.12). */
    private static final int UDH_INDICATOR = 0x40;

    /** Information element: concatenated short messages, 8-bit reference (GSM 03.40 §9.2.3.24.1). */
    private static final int CONCATENATED_8_BIT = 0x00;

    private static final int CONCATENATED_16_BIT = 0x08;

    private static final int UCS_2 = 0x08;

    /** Takes a short_message apart. A broken header is taken for text, as a telephone would. */
    static UserData parse(byte esmClass, byte dataCoding, byte[] shortMessage) {
        int headerOctets = headerOctets(esmClass, shortMessage);
        String text = text(dataCoding, shortMessage, headerOctets);
        String udh = HexFormat.of().formatHex(shortMessage, 0, headerOctets);
        int at = 1;
        while (at + 1 < headerOctets) {
            int element = shortMessage[at];
            int length = shortMessage[at + 1] & 0xFF;
            int end = at + 2 + length;
            if (end > headerOctets) {
                break;
            }
            if (element == CONCATENATED_8_BIT && length == 3) {
                return new UserData(
                        udh,
                        shortMessage[at + 2] & 0xFF,
                        shortMessage[at + 3] & 0xFF,
                        shortMessage[at + 4] & 0xFF,
                        text);
            }
            if (element == CONCATENATED_16_BIT && length == 4) {
                int reference = (shortMessage[at + 2] & 0xFF) << 8 | shortMessage[at + 3] & 0xFF;
                return new UserData(udh, reference, shortMessage[at + 4] & 0xFF, shortMessage[at + 5] & 0xFF, text);
            }
            at = end;
        }
        return new UserData(udh, 0, 1, 1, text);
    }

    private static int headerOctets(byte esmClass, byte[] shortMessage) {
        if ((esmClass & UDH_INDICATOR) == 0 || shortMessage.length == 0) {
            return 0;
        }
        int octets = 1 + (shortMessage[0] & 0xFF);
        return octets <= shortMessage.length ? octets : 0;
    }

    private static String text(byte dataCoding, byte[] shortMessage, int from) {
        if (dataCoding == 0) {
            return GsmText.decode(shortMessage, from);
        }
        byte[] octets = Arrays.copyOfRange(shortMessage, from, shortMessage.length);
        return new String(octets, dataCoding == UCS_2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }
}
