package io.recredit.account.smsaccount;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.NationalLanguage;
import java.util.Map;
import java.util.Set;

/**
 * How an account's messages are cut and which balances they are taken from.
 *
 * @param maxSegments segments that one message may have, 1 to {@link AccountState#MOST_SEGMENTS}
 * @param nationalLanguages whose shift tables messages may be written with; none unless opted into
 * @param destinationCurrencies by country (ISO 3166-1 alpha-2), the currency that replaces the charging currency for
 *     messages there
 */
public record MessageSettings(
        int maxSegments, Set<NationalLanguage> nationalLanguages, Map<String, String> destinationCurrencies) {

    static final MessageSettings DEFAULT = new MessageSettings(AccountState.DEFAULT_MAX_SEGMENTS, Set.of(), Map.of());

    public MessageSettings {
        nationalLanguages = Set.copyOf(nationalLanguages);
        destinationCurrencies = Map.copyOf(destinationCurrencies);
    }
}
