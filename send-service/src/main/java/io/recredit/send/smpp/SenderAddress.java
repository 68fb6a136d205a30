package io.recredit.send.smpp;

import java.util.regex.Pattern;

/**
 * A sender id as source address (SMPP 3.4 §5.2.5, §5.2.6).
 *
 * @param typeOfNumber 1: international, 3: network specific (short code), 5: alphanumeric
 * @param numberingPlan 1: ISDN (E.164), 0: unknown
 * @param address without a plus sign
 */
record SenderAddress(int typeOfNumber, int numberingPlan, String address) {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]+");
    private static final int SHORT_CODE_DIGITS = 6;

    static SenderAddress of(String sender) {
        if (!NUMBER.matcher(sender).matches()) {
            return new SenderAddress(5, 0, sender);
        }
        String digits = sender.startsWith("+") ? sender.substring(1) : sender;
        return digits.length() <= SHORT_CODE_DIGITS ? new SenderAddress(3, 0, digits) : new SenderAddress(1, 1, digits);
    }
}
