package io.recredit.account.smsaccount;

import io.recredit.account.input.Codes;
import io.recredit.kit.problem.Checks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new account as it comes in. */
@Schema(
        name = "NewAccount",
        requiredProperties = {"chargingCurrency", "homeCountry", "language", "timeZone"})
record AccountRequest(
        @Schema(description = "service name; made by us when absent", examples = "sms-ab12345-1") @Nullable
        String name,

        @Schema(maxLength = MAX_DESCRIPTION_LENGTH, defaultValue = "", examples = "Shop France") @Nullable
        String description,

        @Schema(description = "CREDIT or ISO 4217", examples = "CREDIT") @Nullable
        String chargingCurrency,

        @Schema(description = "ISO 3166-1 alpha-2", examples = "FR") @Nullable
        String homeCountry,

        @Schema(
                enumeration = {"en", "fr", "it"},
                examples = "fr")
        @Nullable
        String language,

        @Schema(description = "IANA name", examples = "Europe/Paris") @Nullable
        String timeZone,

        @Schema(
                description = "whether a failed delivery report gives the charge back",
                defaultValue = "false",
                examples = "true")
        @Nullable
        Boolean refundOnFailedDelivery,

        @Schema(
                description = "segments that one message may have",
                minimum = "1",
                maximum = "20",
                defaultValue = "10",
                examples = "10")
        @Nullable
        Integer maxSegments,

        @Schema(
                description = "languages whose shift tables (3GPP TS 23.038 annex A) messages may be written with: tr,"
                        + " es, pt",
                examples = "[\"es\", \"pt\"]")
        @Nullable
        List<@Nullable String> nationalLanguages,

        @Schema(
                description = "by country (ISO 3166-1 alpha-2), the currency that messages there are taken from instead"
                        + " of the charging currency",
                examples = "{\"US\": \"USD\"}")
        @Nullable
        Map<String, @Nullable String> destinationCurrencies) {

    static final int MAX_DESCRIPTION_LENGTH = 200;

    private static final Pattern NAME = Pattern.compile("sms-[a-z]{2}[0-9]{5}-[0-9]{1,4}");

    /** What it asks for; a 400 naming every wrong field. */
    Wanted checked() {
        Checks checks = new Checks();
        checks.that(
                name == null || NAME.matcher(name).matches(),
                "name",
                "malformed",
                "must look like sms-ab12345-1: two letters, five digits, one to four digits");
        if (description != null) {
            checks.text("description", description, 0, MAX_DESCRIPTION_LENGTH);
        }
        checks.currency("chargingCurrency", chargingCurrency);
        Codes.country(checks, "homeCountry", homeCountry);
        Codes.language(checks, "language", language);
        Codes.timeZone(checks, "timeZone", timeZone);
        MessageSettingsChange messages =
                new MessageSettingsChange(maxSegments, nationalLanguages, destinationCurrencies);
        messages.check(checks);
        checks.throwIfAny();
        return new Wanted(
                Optional.ofNullable(name),
                new AccountSettings(
                        description == null ? "" : description,
                        Objects.requireNonNull(chargingCurrency),
                        Objects.requireNonNull(homeCountry),
                        Objects.requireNonNull(language),
                        Objects.requireNonNull(timeZone),
                        refundOnFailedDelivery != null && refundOnFailedDelivery),
                messages.after(MessageSettings.DEFAULT));
    }

    /** A request whose fields are all valid. */
    record Wanted(Optional<String> name, AccountSettings settings, MessageSettings messages) {}
}
