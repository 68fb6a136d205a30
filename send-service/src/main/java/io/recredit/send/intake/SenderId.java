package io.recredit.send.intake;

import java.util.regex.Pattern;

/**
 * What a recipient sees as the sender: 1 to 11 characters of an alphanumeric sender, or a number (SMPP 3.4 §5.2.8,
 * 3GPP TS 23.040 §9.1.2.5).
 */
final class SenderId {

    private static final Pattern ALPHANUMERIC =
            Pattern.compile("[A-Za-z0-9.\\-&_]([A-Za-z0-9 .\\-&_]{0,9}" + "[A-Za-z0-9.\\-&_])?");
    private static final Pattern NUMBER = Pattern.compile("\\+?[1-9][0-9]{6,14}");

    private SenderId() {}

    static boolean isValid(String sender) {
        return ALPHANUMERIC.matcher(sender).matches() || NUMBER.matcher(sender).matches();
    }
}
