package io.recredit.localstack.demo;

/**
 * Counts the segments of a text, written anew for the demo: what send-service charges is compared with a second
 * opinion, not with itself (GSM 03.38 §6.2.1, 3GPP TS 23.040 §9.2.3.24.1).
 */
final class SegmentCount {

    private static final String GSM_BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_EXTENSION = "\f^{}\\[~]|€";

    private SegmentCount() {}

    /** Whether the text fits the GSM 7-bit alphabet; otherwise it travels as UCS-2. */
    static boolean isGsm(String text) {
        return text.chars().allMatch(c -> GSM_BASIC.indexOf(c) >= 0 || GSM_EXTENSION.indexOf(c) >= 0);
    }

    static int of(String text) {
        return isGsm(text) ? count(text, 160, 153, true) : count(text, 70, 67, false);
    }

    /** Fills segments one after another; what takes two units (an escape, a surrogate pair) is not cut in two. */
    private static int count(String text, int alone, int inParts, boolean gsm) {
        int total = 0;
        int segments = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            int units = gsm && GSM_EXTENSION.indexOf(text.charAt(i)) >= 0 ? 2 : 1;
            if (!gsm && Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()) {
                units = 2;
                i++;
            }
            total += units;
            if (used + units > inParts) {
                segments++;
                used = 0;
            }
            used += units;
        }
        return total <= alone ? 1 : segments;
    }
}
