package io.recredit.account.smsaccount;

import io.recredit.account.input.Codes;
import io.recredit.contracts.LifeState;
import io.recredit.kit.problem.Checks;
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
        LifeState state) {

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
        checks.throwIfAny();
        return this;
    }

    /** Whether it touches what only operators may change. */
    boolean isForOperatorsOnly() {
        return state != null || chargingCurrency != null;
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

    private static String either(@Nullable String wanted, String before) {
        return wanted == null ? before : wanted;
    }
}
