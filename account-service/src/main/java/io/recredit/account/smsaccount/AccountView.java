package io.recredit.account.smsaccount;

import io.recredit.contracts.LifeState;
import io.recredit.contracts.NationalLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as it goes out. */
@Schema(name = "Account")
record AccountView(
        @Schema(examples = "sms-ab12345-1") String name,
        @Schema(examples = "acme") String customer,
        @Schema(examples = "Shop France") String description,

        @Schema(
                enumeration = {"active", "suspended", "closed"},
                examples = "active")
        LifeState state,

        @Schema(examples = "CREDIT") String chargingCurrency,
        @Schema(examples = "FR") String homeCountry,
        @Schema(examples = "fr") String language,
        @Schema(examples = "Europe/Paris") String timeZone,
        @Schema(examples = "true") boolean refundOnFailedDelivery,
        @Schema(examples = "10") int maxSegments,

        @Schema(description = "in the order tr, es, pt", examples = "[\"es\", \"pt\"]")
        List<NationalLanguage> nationalLanguages,

        @Schema(description = "by country", examples = "{\"US\": \"USD\"}")
        Map<String, String> destinationCurrencies,

        @Schema(description = "grows by one with every change", examples = "1")
        long revision,

        @Schema(examples = "2026-01-05T08:00:00Z") Instant createdAt,
        @Schema(examples = "2026-01-05T08:00:00Z") Instant updatedAt) {

    static AccountView of(Account account) {
        AccountSettings settings = account.settings();
        return new AccountView(
                account.name(),
                account.customer(),
                settings.description(),
                account.state(),
                settings.chargingCurrency(),
                settings.homeCountry(),
                settings.language(),
                settings.timeZone(),
                settings.refundOnFailedDelivery(),
                account.messages().maxSegments(),
                account.messages().nationalLanguages().stream().sorted().toList(),
                new TreeMap<>(account.messages().destinationCurrencies()),
                account.revision(),
                account.createdAt(),
                account.updatedAt());
    }
}
