package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.tariff.Countries;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.WireName;
import io.recredit.kit.problem.Checks;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a log is asked for, as it came in the address. */
public class LogFilterRequest {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");

    @Parameter(
            description = "CREDIT or an ISO 4217 code; the account's charging currency when absent",
            example = "CREDIT")
    @QueryParam("currency")
    @Nullable
    String currency;

    @Parameter(description = "only what was decided then or later, RFC 3339", example = "2026-01-05T00:00:00Z")
    @QueryParam("from")
    @Nullable
    String from;

    @Parameter(description = "only what was decided before, RFC 3339", example = "2026-01-06T00:00:00Z")
    @QueryParam("to")
    @Nullable
    String to;

    @Parameter(
            description =
                    "only these kinds: charge, refund, adjustment, transfer-out, transfer-in or topup; may be repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @QueryParam("kind")
    @Nullable
    List<String> kind;

    @Parameter(description = "only messages of this user", example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49")
    @QueryParam("user")
    @Nullable
    String user;

    @Parameter(
            description = "only messages of this purpose: otp, password_reset, notification or campaign",
            example = "otp")
    @QueryParam("purpose")
    @Nullable
    String purpose;

    @Parameter(
            description = "only messages to this country: ISO 3166-1 alpha-2, or ZZ for numbers of no country",
            example = "IT")
    @QueryParam("country")
    @Nullable
    String country;

    @Parameter(description = "only messages whose tariff prefix begins with these digits", example = "39")
    @QueryParam("prefix")
    @Nullable
    String prefix;

    /** The balance whose log it is, in the account's charging currency if no other was asked for. */
    BalanceKey balanceOf(AccountState account) {
        return new BalanceKey(
                account.customer(), account.account(), currency == null ? account.chargingCurrency() : currency);
    }

    /** The filter; ends the request with a 400 naming every wrong parameter, if there is one. */
    LogFilter filter() {
        Checks checks = new Checks();
        if (currency != null) {
            checks.currency("currency", currency);
        }
        Optional<Instant> begin = time(checks, "from", from);
        Optional<Instant> end = time(checks, "to", to);
        checks.that(
                begin.isEmpty() || end.isEmpty() || end.get().isAfter(begin.get()),
                "to",
                "not-after-from",
                "must be after from");
        LogFilter filter = new LogFilter(
                kinds(checks),
                id(checks).orElse(null),
                purposeOf(checks).orElse(null),
                country,
                prefix,
                begin.orElse(null),
                end.orElse(null));
        checks.that(
                country == null || Countries.isKnown(country),
                "country",
                "unknown-country",
                "must be an ISO 3166-1 alpha-2 code in capitals");
        checks.that(
                prefix == null || PREFIX.matcher(prefix).matches(), "prefix", "bad-prefix", "must be 1 to 15 digits");
        checks.throwIfAny();
        return filter;
    }

    private static Optional<Instant> time(Checks checks, String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            boolean inRange = checks.that(
                    time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR,
                    field,
                    "out-of-range",
                    "must be in the years " + FIRST_YEAR + " to " + LAST_YEAR);
            return inRange ? Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS)) : Optional.empty();
        } catch (DateTimeParseException notATime) {
            checks.that(
                    false,
                    field,
                    "not-a-time",
                    "must be an RFC 3339 time such as 2026-01-05T00:00:00Z (a + is written %2B in an address)");
            return Optional.empty();
        }
    }

    private Set<EntryKind> kinds(Checks checks) {
        Set<EntryKind> wanted = EnumSet.noneOf(EntryKind.class);
        for (String name : kind == null ? List.<String>of() : kind) {
            Optional<EntryKind> known = WireName.parse(EntryKind.class, name);
            checks.that(known.isPresent(), "kind", "unknown-kind", "must be one of " + names(EntryKind.values()));
            known.ifPresent(wanted::add);
        }
        return wanted;
    }

    /** Only the usual form with hyphens: Java reads others, too, and so one id in many ways. */
    private Optional<UUID> id(Checks checks) {
        if (user == null) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(user);
            if (id.toString().equals(user.toLowerCase(Locale.ROOT))) {
                return Optional.of(id);
            }
        } catch (IllegalArgumentException notAnId) {
            // It is told below.
        }
        checks.that(false, "user", "not-an-id", "must be a user's id, a UUID");
        return Optional.empty();
    }

    private Optional<Purpose> purposeOf(Checks checks) {
        Optional<Purpose> known = purpose == null ? Optional.empty() : WireName.parse(Purpose.class, purpose);
        checks.that(
                purpose == null || known.isPresent(),
                "purpose",
                "unknown-purpose",
                "must be one of " + names(Purpose.values()));
        return known;
    }

    private static String names(WireName... constants) {
        return Arrays.stream(constants).map(WireName::wireName).collect(Collectors.joining(", "));
    }
}
