package io.recredit.notification.reference;

import io.recredit.notification.text.Language;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * How an account's people are spoken to.
 *
 * @param zone the zone of the account's days and hours
 */
public record AccountLocale(Language language, ZoneId zone) {

    /**
     * From the names in events.
     *
     * @throws IllegalArgumentException if there is no such language or zone
     */
    public static AccountLocale of(String language, String timeZone) {
        try {
            return new AccountLocale(Language.of(language), ZoneId.of(timeZone));
        } catch (DateTimeException unknownZone) {
            throw new IllegalArgumentException("no time zone: " + timeZone, unknownZone);
        }
    }
}
