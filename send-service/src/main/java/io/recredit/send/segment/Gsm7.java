package io.recredit.send.segment;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1, formerly GSM 03.38). */
public final class Gsm7 {

    /** The septet that announces a character of the extension table. */
    public static final byte ESCAPE = 0x1B;

    /** Position in this string = septet. The escape's own place is never looked up. */
    private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_SEPTETS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private static final int NONE = -1;
    private static final int EXTENDED = 0x100;

    /** Covers every character of both tables; the highest is the euro sign, U+20AC. */
    private static final short[] SEPTETS = new short['€' + 1];

    static {
        Arrays.fill(SEPTETS, (short) NONE);
        for (int septet = 0; septet < DEFAULT.length(); septet++) {
            if (septet != ESCAPE) {
                SEPTETS[DEFAULT.charAt(septet)] = (short) septet;
            }
        }
        for (int i = 0; i < EXTENSION.length(); i++) {
            SEPTETS[EXTENSION.charAt(i)] = (short) (EXTENDED | EXTENSION_SEPTETS[i]);
        }
    }

    private Gsm7() {}

    /** The number of septets the character takes: 1 or 2, or 0 if the alphabet does not have it. */
    public static int septetsOf(char c) {
        int code = codeOf(c);
        if (code == NONE) {
            return 0;
        }
        return code >= EXTENDED ? 2 : 1;
    }

    /**
     * The text as septets, one a byte (not packed), each character of the extension table as {@link #ESCAPE} and one
     * more.
     *
     * @throws IllegalArgumentException if a character is not in the alphabet
     */
    public static byte[] encode(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            int code = codeOf(text.charAt(i));
            if (code == NONE) {
                throw new IllegalArgumentException("character " + i + " is not in the GSM 7-bit alphabet");
            }
            if (code >= EXTENDED) {
                septets.write(ESCAPE);
            }
            septets.write(code & 0x7F);
        }
        return septets.toByteArray();
    }

    private static int codeOf(char c) {
        return c < SEPTETS.length ? SEPTETS[c] : NONE;
    }
}
