package io.recredit.kit.problem;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with a request, so that the caller learns it in one answer. Each check tells
 * whether it passed; {@link #throwIfAny()} ends the request if one did not. Not for use by several threads.
 */
public final class Checks {

    /** The unit of balances that is no ISO 4217 currency: one credit is one message to mainland France. */
    public static final String CREDIT = "CREDIT";

    /** Field errors reported at most; what comes after them is left out. */
    public static final int MAX_ERRORS = 100;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    /** ISO 4217 codes that some country uses today: withdrawn ones, funds codes, metals and test codes are left out. */
    private static final Set<String> MONEY = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
            .map(country -> Currency.getInstance(Locale.of("", country)))
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final List<FieldError> errors = new ArrayList<>();

    /** The body of a request, or a 400 if there was none. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Problems.invalid(new FieldError("", "required", "a JSON body is required"));
        }
        return body;
    }

    /** Notes an error if the condition does not hold. */
    public boolean that(boolean holds, String field, String code, String detail) {
        if (!holds && errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(field, code, detail));
        }
        return holds;
    }

    public boolean required(String field, @Nullable Object value) {
        return that(value != null, field, "required", "is required");
    }

    /** A line of text: present, {@code min} to {@code max} characters (code points), not blank, no control characters. */
    public boolean text(String field, @Nullable String value, int min, int max) {
        if (value == null) {
            return required(field, null);
        }
        int length = value.codePointCount(0, value.length());
        return that(
                        length >= min && length <= max && (min == 0 || !value.isBlank()),
                        field,
                        "length",
                        "must have " + min + " to " + max + " characters")
                && that(
                        value.codePoints().noneMatch(Checks::isUnprintable),
                        field,
                        "control-character",
                        "must not contain control characters");
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** A decimal string with at most six fraction digits; the sign is for the caller to check. */
    public Optional<Amount> amount(String field, @Nullable String value) {
        if (value == null) {
            required(field, null);
            return Optional.empty();
        }
        Optional<Amount> amount = Amount.parse(value);
        that(
                amount.isPresent(),
                field,
                "not-an-amount",
                "must be a decimal such as 0.7, with at most " + Amount.MAX_FRACTION_DIGITS
                        + " fraction digits, within ±" + Amount.LARGEST);
        return amount;
    }

    /** {@code CREDIT} or the ISO 4217 code of a currency in use. */
    public boolean currency(String field, @Nullable String value) {
        if (value == null) {
            return required(field, null);
        }
        return that(
                CREDIT.equals(value) || MONEY.contains(value),
                field,
                "unknown-currency",
                "must be CREDIT or an ISO 4217 code such as EUR");
    }

    /**
     * An RFC 3339 time in the years 2000 to 2999, cut to the microseconds that PostgreSQL keeps. Empty if there is none,
     * which is no error, and if it is wrong.
     */
    public Optional<Instant> time(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            boolean inRange = that(
                    time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR,
                    field,
                    "out-of-range",
                    "must be in the years " + FIRST_YEAR + " to " + LAST_YEAR);
            return inRange ? Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS)) : Optional.empty();
        } catch (DateTimeParseException notATime) {
            that(
                    false,
                    field,
                    "not-a-time",
                    "must be an RFC 3339 time such as 2026-01-05T00:00:00Z (a + is written %2B in an address)");
            return Optional.empty();
        }
    }

    public boolean isClean() {
        return errors.isEmpty();
    }

    /** Ends the request with a 400 that names every field found wrong, if there is one. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }
}
