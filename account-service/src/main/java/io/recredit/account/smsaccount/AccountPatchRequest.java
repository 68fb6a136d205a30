package io.recredit.account.smsaccount;

import io.recredit.account.input.Codes;
import io.recredit.contracts.LifeState;
import io.recredit.kit.problem.Checks;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of an account that are to change; the others stay. No field can be taken away: null is as good as absent. */
@Schema(name = "AccountPatch")
record AccountPatchRequest(
        @Schema(maxLength = AccountRequest.MAX_DESCRIPTION_LENGTH, examples = "Shop") @Nullable
        String description,

        @Schema(
                examples = "fr",
                enumeration = {"en", "fr", "it"})
        @Nullable
        String language,

        @Schema(examples = "Europe/Paris") @Nullable String timeZone,

        @Schema(examples = "FR") @Nullable String homeCountry,

        @Schema(examples = "true") @Nullable Boolean refundOnFailedDelivery,

        @Schema(description = "operators only", examples = "CREDIT") @Nullable
        String chargingCurrency,

        @Schema(
                description = "operators only; closed is for good",
                enumeration = {"active", "suspended", "closed"},
                examples = "suspended")
        @Nullable
        LifeState state,

        @Schema(description = "segments that one message may have", minimum = "1", maximum = "20", examples = "10")
        @Nullable
        Integer maxSegments,

        @Schema(
                description = "languages whose shift tables (3GPP TS 23.038 annex A) messages may be written with: tr,"
                        + " es, pt; replaces the list",
                examples = "[\"es\", \"pt\"]")
        @Nullable
        List<@Nullable String> nationalLanguages,

        @Schema(
                description = "by country (ISO 3166-1 alpha-2), the currency that messages there are taken from instead"
                        + " of the charging currency; replaces the map; operators only",
                examples = "{\"US\": \"USD\"}")
        @Nullable
        Map<String, @Nullable String> destinationCurrencies) {

    /** Itself, or a 400 naming every wrong field. */
    AccountPatchRequest checked() {
        Checks checks = new Checks();
        if (description != null) {
            checks.text("description", description, 0, AccountRequest.MAX_DESCRIPTION_LENGTH);
        }
        if (language != null) {
            Codes.language(checks, "language", language);
        }
        if (timeZone != null) {
            Codes.timeZone(checks, "timeZone", timeZone);
        }
        if (homeCountry != null) {
            Codes.country(checks, "homeCountry", homeCountry);
        }
        if (chargingCurrency != null) {
            checks.currency("chargingCurrency", chargingCurrency);
        }
        messages().check(checks);
        checks.throwIfAny();
        return this;
    }

    /** Whether it touches what only operators may change. */
    boolean needsAnOperator() {
        return state != null || chargingCurrency != null || destinationCurrencies != null;
    }

    LifeState stateAfter(Account account) {
        return state == null ? account.state() : state;
    }

    AccountSettings settingsAfter(AccountSettings before) {
        return new AccountSettings(
                either(description, before.description()),
                either(chargingCurrency, before.chargingCurrency()),
                either(homeCountry, before.homeCountry()),
                either(language, before.language()),
                either(timeZone, before.timeZone()),
                refundOnFailedDelivery == null ? before.refundOnFailedDelivery() : refundOnFailedDelivery);
    }

    MessageSettings messagesAfter(MessageSettings before) {
        return messages().after(before);
    }

    private MessageSettingsChange messages() {
        return new MessageSettingsChange(maxSegments, nationalLanguages, destinationCurrencies);
    }

    private static String either(@Nullable String wanted, String before) {
        return wanted == null ? before : wanted;
    }
}
