package io.recredit.localstack.carrier;

import java.util.Map;

/**
 * Reads text in the GSM 7-bit default alphabet (GSM 03.38 §6.2.1) and its national variants, one septet in each octet as
 * SMPP carries it.
 *
 * @param locking what differs from the default alphabet, by septet
 * @param single what stands behind the escape beside the default extension table, by septet
 */
record GsmText(Map<Integer, Character> locking, Map<Integer, Character> single) {

    private static final int ESCAPE = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** The text; a septet pair of the extension table that has no meaning becomes a space, as the standard says. */
    String decode(byte[] septets, int from) {
        StringBuilder text = new StringBuilder(septets.length - from);
        for (int i = from; i < septets.length; i++) {
            int septet = septets[i] & 0x7F;
            if (septet != ESCAPE) {
                text.append(locking.getOrDefault(septet, BASIC.charAt(septet)));
            } else if (i + 1 < septets.length) {
                i++;
                int behind = septets[i] & 0x7F;
                text.append(single.getOrDefault(behind, extension(behind)));
            } else {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static char extension(int septet) {
        return switch (septet) {
            case 0x0A -> '\f';
            case 0x14 -> '^';
            case 0x28 -> '{';
            case 0x29 -> '}';
            case 0x2F -> '\\';
            case 0x3C -> '[';
            case 0x3D -> '~';
            case 0x3E -> ']';
            case 0x40 -> '|';
            case 0x65 -> '€';
            default -> ' ';
        };
    }
}
