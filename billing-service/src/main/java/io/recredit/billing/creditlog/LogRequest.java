package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.tariff.Countries;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.WireName;
import io.recredit.kit.problem.Checks;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What any log may be asked for, as it came in the address. */
abstract class LogRequest {

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

    /** What all logs understand. */
    record Common(
            @Nullable Purpose purpose,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** Checks what all logs understand; which of it is wrong is told to the checks. */
    Common common(Checks checks) {
        if (currency != null) {
            checks.currency("currency", currency);
        }
        Optional<Instant> begin = checks.time("from", from);
        Optional<Instant> end = checks.time("to", to);
        checks.that(
                begin.isEmpty() || end.isEmpty() || end.get().isAfter(begin.get()),
                "to",
                "not-after-from",
                "must be after from");
        Optional<Purpose> known = purposeOf(checks);
        checks.that(
                country == null || Countries.isKnown(country),
                "country",
                "unknown-country",
                "must be an ISO 3166-1 alpha-2 code in capitals");
        checks.that(
                prefix == null || PREFIX.matcher(prefix).matches(), "prefix", "bad-prefix", "must be 1 to 15 digits");
        return new Common(known.orElse(null), begin.orElse(null), end.orElse(null));
    }

    /** The kinds of these names. */
    static <K extends Enum<K> & WireName> Set<K> kinds(Checks checks, Class<K> kinds, @Nullable List<String> names) {
        Set<K> wanted = EnumSet.noneOf(kinds);
        for (String name : names == null ? List.<String>of() : names) {
            Optional<K> known = WireName.parse(kinds, name);
            checks.that(known.isPresent(), "kind", "unknown-kind", "must be one of " + names(kinds.getEnumConstants()));
            known.ifPresent(wanted::add);
        }
        return wanted;
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
