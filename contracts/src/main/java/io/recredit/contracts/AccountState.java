package io.recredit.contracts;

/**
 * An SMS account as it is now.
 *
 * @param account the service name, e.g. {@code sms-ab12345-1}
 * @param chargingCurrency {@code CREDIT} or an ISO 4217 code: the balance that messages are taken from
 * @param homeCountry ISO 3166-1 alpha-2
 * @param language {@code en}, {@code fr} or {@code it}
 * @param timeZone IANA name, e.g. {@code Europe/Paris}
 * @param refundOnFailedDelivery whether a failed delivery report gives the charge back
 * @param revision grows by one with every change; a reader keeps the highest
 */
public record AccountState(
        String account,
        String customer,
        LifeState state,
        String chargingCurrency,
        String homeCountry,
        String language,
        String timeZone,
        boolean refundOnFailedDelivery,
        long revision) {

    public static final String TYPE = "io.recredit.account.account-state.v1";
}
