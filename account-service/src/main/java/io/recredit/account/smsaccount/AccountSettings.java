package io.recredit.account.smsaccount;

/**
 * What can be chosen for an account.
 *
 * @param description for people, may be empty
 * @param chargingCurrency {@code CREDIT} or ISO 4217: the balance that messages are taken from
 * @param homeCountry ISO 3166-1 alpha-2
 * @param language {@code en}, {@code fr} or {@code it}
 * @param timeZone IANA name
 * @param refundOnFailedDelivery whether a failed delivery report gives the charge back
 */
public record AccountSettings(
        String description,
        String chargingCurrency,
        String homeCountry,
        String language,
        String timeZone,
        boolean refundOnFailedDelivery) {}
