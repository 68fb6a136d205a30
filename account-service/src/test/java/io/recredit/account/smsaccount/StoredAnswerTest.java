package io.recredit.account.smsaccount;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.EventJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Answers are kept for 30 days, so that one is read by later versions. */
class StoredAnswerTest {

    @Test
    void anAnswerOfBeforeTheMessageSettingsHasTheirDefaults() {
        String stored = """
                {"name": "sms-ab12345-1", "customer": "acme", "state": "active",
                 "settings": {"description": "", "chargingCurrency": "CREDIT", "homeCountry": "FR", "language": "fr",
                              "timeZone": "Europe/Paris", "refundOnFailedDelivery": false},
                 "revision": 1, "createdAt": "2026-01-05T08:00:00Z", "updatedAt": "2026-01-05T08:00:00Z"}""";

        Account account = EventJson.read(stored.getBytes(StandardCharsets.UTF_8), Account.class);

        assertThat(account.messages()).isEqualTo(MessageSettings.DEFAULT);
        assertThat(EventJson.read(EventJson.write(account), Account.class).messages())
                .isEqualTo(MessageSettings.DEFAULT);
    }
}
