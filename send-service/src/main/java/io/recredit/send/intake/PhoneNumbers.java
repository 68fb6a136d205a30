package io.recredit.send.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Pattern;

/** Which recipients can be sent to. */
final class PhoneNumbers {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /** Whether it has the form of an international number (ITU-T E.164): a plus sign and 7 to 15 digits. */
    static boolean isE164(String number) {
        return E164.matcher(number).matches();
    }

    /** Whether the number, which {@link #isE164}, is of a country's numbering plan. */
    static boolean isValid(String number) {
        try {
            return LIBRARY.isValidNumber(LIBRARY.parse(number, null));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
