package io.recredit.localstack.carrier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

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

    /** Information elements (GSM 03.40 §9.2.3.24): concatenated short messages, 8-bit and 16-bit reference. */
    private static final int CONCATENATED_8_BIT = 0x00;

    private static final int CONCATENATED_16_BIT = 0x08;

    /** Information elements: the national language whose shift table is used. */
    private static final int SINGLE_SHIFT = 0x24;

    private static final int LOCKING_SHIFT = 0x25;

    private static final int UCS_2 = 0x08;

    /** Takes a short_message apart. A broken header is taken for text, as a telephone would. */
    static UserData parse(byte esmClass, byte dataCoding, byte[] shortMessage) {
        int headerOctets = headerOctets(esmClass, shortMessage);
        int reference = 0;
        int parts = 1;
        int part = 1;
        Map<Integer, Character> locking = Map.of();
        Map<Integer, Character> single = Map.of();
        int at = 1;
        while (at + 1 < headerOctets) {
            int element = shortMessage[at];
            int length = shortMessage[at + 1] & 0xFF;
            int value = at + 2;
            if (value + length > headerOctets) {
                break;
            }
            if (element == CONCATENATED_8_BIT && length == 3) {
                reference = shortMessage[value] & 0xFF;
                parts = shortMessage[value + 1] & 0xFF;
                part = shortMessage[value + 2] & 0xFF;
            } else if (element == CONCATENATED_16_BIT && length == 4) {
                reference = (shortMessage[value] & 0xFF) << 8 | shortMessage[value + 1] & 0xFF;
                parts = shortMessage[value + 2] & 0xFF;
                part = shortMessage[value + 3] & 0xFF;
            } else if (element == SINGLE_SHIFT && length == 1) {
                single = NationalTable.single(shortMessage[value]);
            } else if (element == LOCKING_SHIFT && length == 1) {
                locking = NationalTable.locking(shortMessage[value]);
            }
            at = value + length;
        }
        String text = text(dataCoding, shortMessage, headerOctets, new GsmText(locking, single));
        return new UserData(HexFormat.of().formatHex(shortMessage, 0, headerOctets), reference, parts, part, text);
    }

    private static int headerOctets(byte esmClass, byte[] shortMessage) {
        if ((esmClass & UDH_INDICATOR) == 0 || shortMessage.length == 0) {
            return 0;
        }
        int octets = 1 + (shortMessage[0] & 0xFF);
        return octets <= shortMessage.length ? octets : 0;
    }

    private static String text(byte dataCoding, byte[] shortMessage, int from, GsmText alphabet) {
        if (dataCoding == 0) {
            return alphabet.decode(shortMessage, from);
        }
        byte[] octets = Arrays.copyOfRange(shortMessage, from, shortMessage.length);
        return new String(octets, dataCoding == UCS_2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }
}
