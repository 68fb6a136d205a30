package io.recredit.localstack.carrier;

/** Reads text in the GSM 7-bit default alphabet (GSM 03.38 §6.2.1), one septet in each octet as SMPP carries it. */
final class GsmText {

    private static final int ESCAPE = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private GsmText() {}

    /** The text; a septet pair of the extension table that has no meaning becomes a space, as the standard says. */
    static String decode(byte[] septets, int from) {
        StringBuilder text = new StringBuilder(septets.length - from);
        for (int i = from; i < septets.length; i++) {
            int septet = septets[i] & 0x7F;
            if (septet != ESCAPE) {
                text.append(BASIC.charAt(septet));
            } else if (i + 1 < septets.length) {
                i++;
                text.append(extension(septets[i] & 0x7F));
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
