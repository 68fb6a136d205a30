package io.recredit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountStateTest {

    /** An event as it was before segments, languages and destination currencies were added. */
    private static final String EARLIER = """
            {"account": "sms-ab12345-1", "customer": "acme", "state": "active", "chargingCurrency": "CREDIT",
             "homeCountry": "FR", "language": "fr", "timeZone": "Europe/Paris", "refundOnFailedDelivery": false,
             "revision": 3}""";

    private static AccountState read(String json) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), AccountState.class);
    }

    private static AccountState with(Set<NationalLanguage> languages, Map<String, String> currencies) {
        return new AccountState(
                "sms-ab12345-1",
                "acme",
                LifeState.ACTIVE,
                "CREDIT",
                "FR",
                "fr",
                "Europe/Paris",
                false,
                3,
                20,
                languages,
                currencies);
    }

    @Test
    void an_event_of_before_the_fields_were_added_has_their_defaults() {
        AccountState account = read(EARLIER);

        assertThat(account.maxSegments()).isEqualTo(10);
        assertThat(account.nationalLanguages()).isEmpty();
        assertThat(account.destinationCurrencies()).isEmpty();
        assertThat(account.currencyFor("US")).isEqualTo("CREDIT");
        assertThat(account)
                .isEqualTo(new AccountState(
                        "sms-ab12345-1", "acme", LifeState.ACTIVE, "CREDIT", "FR", "fr", "Europe/Paris", false, 3));
    }

    @Test
    void what_is_written_reads_the_same() {
        AccountState account =
                with(Set.of(NationalLanguage.PORTUGUESE, NationalLanguage.TURKISH), Map.of("US", "USD", "CH", "EUR"));

        String json = new String(EventJson.write(account), StandardCharsets.UTF_8);

        assertThat(read(json)).isEqualTo(account);
        assertThat(json).contains("\"nationalLanguages\":[\"tr\",\"pt\"]").contains("{\"CH\":\"EUR\",\"US\":\"USD\"}");
        assertThat(account.currencyFor("US")).isEqualTo("USD");
        assertThat(account.currencyFor("FR")).isEqualTo("CREDIT");
    }

    @Test
    void columns_are_the_same_text_whatever_the_order_and_read_back() {
        assertThat(AccountColumns.languages(Set.of(NationalLanguage.PORTUGUESE, NationalLanguage.TURKISH)))
                .isEqualTo("tr,pt");
        assertThat(AccountColumns.languages("tr,pt"))
                .containsExactly(NationalLanguage.TURKISH, NationalLanguage.PORTUGUESE);
        assertThat(AccountColumns.languages("")).isEmpty();
        assertThat(AccountColumns.currencies(Map.of("US", "USD", "CH", "EUR"))).isEqualTo("CH=EUR,US=USD");
        assertThat(AccountColumns.currencies("CH=EUR,US=USD")).isEqualTo(Map.of("CH", "EUR", "US", "USD"));
        assertThat(AccountColumns.currencies("")).isEmpty();
    }
}
