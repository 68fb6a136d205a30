package io.recredit.billing.episode;

/**
 * How the people of an account are addressed.
 *
 * @param language {@code en}, {@code fr} or {@code it}
 * @param timeZone IANA name
 */
public record AccountLocale(String language, String timeZone) {

    /** Used only until the account's reference data is here. */
    public static final AccountLocale UNKNOWN = new AccountLocale("en", "UTC");
}
