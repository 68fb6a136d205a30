package io.recredit.notification.text;

import io.recredit.contracts.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * How amounts and times are written for an account.
 *
 * @param zone the account's
 */
record Wording(Language language, ZoneId zone) {

    private static final String CREDIT = "CREDIT";
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** In whole and with its unit: {@code 29.7 credits}, {@code 29,7 crédits}, {@code €6.00}; never rounded. */
    String amount(Amount amount, String currency) {
        BigDecimal value = BigDecimal.valueOf(amount.micros(), Amount.MAX_FRACTION_DIGITS);
        return currency.equals(CREDIT) ? number(value) + " " + credits(value.abs()) : money(value, currency);
    }

    /** A rate: {@code 25.5%}, {@code 25,5 %}. */
    String percent(Amount percent) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(Amount.MAX_FRACTION_DIGITS);
        return spaced(format.format(BigDecimal.valueOf(percent.micros(), Amount.MAX_FRACTION_DIGITS + 2)));
    }

    /** The name of a country, its code if it has none. */
    String country(String code) {
        return Locale.of("", code).getDisplayCountry(language.locale());
    }

    private String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(Amount.MAX_FRACTION_DIGITS);
        return spaced(format.format(value));
    }

    /** With the currency's usual fraction digits, and more if the amount has more. */
    private String money(BigDecimal value, String currency) {
        Optional<Currency> known = Currency.getAvailableCurrencies().stream()
                .filter(candidate -> candidate.getCurrencyCode().equals(currency))
                .findAny();
        if (known.isEmpty()) {
            return number(value) + " " + currency;
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        Currency unit = known.get();
        format.setCurrency(unit);
        format.setMinimumFractionDigits(Math.max(0, unit.getDefaultFractionDigits()));
        format.setMaximumFractionDigits(Amount.MAX_FRACTION_DIGITS);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return spaced(format.format(value));
    }

    /** Fractions are plural in English and Italian; in French everything below 2 is singular. */
    private String credits(BigDecimal value) {
        return switch (language) {
            case EN -> value.compareTo(ONE) == 0 ? "credit" : "credits";
            case FR -> value.compareTo(TWO) < 0 ? "crédit" : "crédits";
            case IT -> value.compareTo(ONE) == 0 ? "credito" : "crediti";
        };
    }

    /** Not every mail program has the narrow no-break space, which French groups of digits are set apart with. */
    private static String spaced(String number) {
        return number.replace('\u202f', '\u00a0');
    }

    /** Day and minute: {@code 22 November 2026 at 18:05}, {@code 22 novembre 2026 à 18:05}. */
    String time(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        String day = local.getDayOfMonth() == 1 ? firstOfMonth() : Integer.toString(local.getDayOfMonth());
        String between = switch (language) {
            case EN -> "at";
            case FR -> "à";
            case IT -> "alle ore";
        };
        return day + " " + format("MMMM yyyy", local) + " " + between + " " + format("HH:mm", local);
    }

    private String firstOfMonth() {
        return switch (language) {
            case EN -> "1";
            case FR -> "1er";
            case IT -> "1º";
        };
    }

    private String format(String pattern, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
    }
}
