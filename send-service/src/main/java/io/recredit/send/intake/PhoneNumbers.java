package io.recredit.send.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
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

    /**
     * The country in whose numbering plan the number, which {@link #isE164}, is valid: ISO 3166-1 alpha-2, or {@code 001}
     * for one that belongs to no country, such as a satellite telephone's. Empty if it is valid nowhere.
     */
    static Optional<String> countryOf(String number) {
        try {
            PhoneNumber parsed = LIBRARY.parse(number, null);
            return Optional.ofNullable(LIBRARY.getRegionCodeForNumber(parsed))
                    .filter(country -> LIBRARY.isValidNumberForRegion(parsed, country));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
