package io.recredit.contracts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An SMS account as it is now.
 *
 * <p>Events of before {@code maxSegments}, {@code nationalLanguages} and {@code destinationCurrencies} were added lack
 * them. They read as the defaults, so that the accessors never give null.
 *
 * @param account the service name, e.g. {@code sms-ab12345-1}
 * @param chargingCurrency {@code CREDIT} or an ISO 4217 code: the balance that messages are taken from
 * @param homeCountry ISO 3166-1 alpha-2
 * @param language {@code en}, {@code fr} or {@code it}
 * @param timeZone IANA name, e.g. {@code Europe/Paris}
 * @param refundOnFailedDelivery whether a failed delivery report gives the charge back
 * @param revision grows by one with every change; a reader keeps the highest
 * @param maxSegments segments that one message may have, 1 to {@value #MOST_SEGMENTS}
 * @param nationalLanguages the shift tables that messages may be written with
 * @param destinationCurrencies by country, the currency that replaces the charging currency for messages there
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
        long revision,
        @Nullable Integer maxSegments,
        @Nullable Set<NationalLanguage> nationalLanguages,
        @Nullable Map<String, String> destinationCurrencies) {

    public static final String TYPE = "io.recredit.account.account-state.v1";

    /** Segments that one message may have where the account does not say otherwise. */
    public static final int DEFAULT_MAX_SEGMENTS = 10;

    /**
     * The highest limit that an account can have. The concatenation header counts to 255 (3GPP TS 23.040 §9.2.3.24.1), but
     * telephones are only sure to put much shorter messages together; 20 segments are 3,060 characters.
     */
    public static final int MOST_SEGMENTS = 20;

    /** Countries at most with a currency of their own: there are about 250. */
    public static final int MOST_DESTINATION_CURRENCIES = 250;

    public AccountState {
        maxSegments = maxSegments == null ? Integer.valueOf(DEFAULT_MAX_SEGMENTS) : maxSegments;
        nationalLanguages = nationalLanguages == null || nationalLanguages.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(nationalLanguages));
        destinationCurrencies = destinationCurrencies == null || destinationCurrencies.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(destinationCurrencies)));
    }

    /** An account with the defaults of what was added later. */
    public AccountState(
            String account,
            String customer,
            LifeState state,
            String chargingCurrency,
            String homeCountry,
            String language,
            String timeZone,
            boolean refundOnFailedDelivery,
            long revision) {
        this(
                account,
                customer,
                state,
                chargingCurrency,
                homeCountry,
                language,
                timeZone,
                refundOnFailedDelivery,
                revision,
                null,
                null,
                null);
    }

    @Override
    public Integer maxSegments() {
        return maxSegments == null ? DEFAULT_MAX_SEGMENTS : maxSegments;
    }

    @Override
    public Set<NationalLanguage> nationalLanguages() {
        return nationalLanguages == null ? Set.of() : nationalLanguages;
    }

    @Override
    public Map<String, String> destinationCurrencies() {
        return destinationCurrencies == null ? Map.of() : destinationCurrencies;
    }

    /** The currency that a message to the country is taken from. */
    public String currencyFor(String country) {
        return destinationCurrencies().getOrDefault(country, chargingCurrency);
    }
}
