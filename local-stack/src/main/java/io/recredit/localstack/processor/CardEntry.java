package io.recredit.localstack.processor;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was typed into the hosted page, checked. It is never kept, and its text never shows the number. */
final class CardEntry {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{12,19}");
    private static final Pattern EXPIRY = Pattern.compile("([0-9]{1,2}) */ *(?:20)?([0-9]{2})");
    private static final Pattern CODE = Pattern.compile("[0-9]{3,4}");
    private static final int CENTURY = 2_000;
    private static final int MAX_YEARS = 50;

    private final String number;
    private final YearMonth expiry;
    private final TestCard card;

    private CardEntry(String number, YearMonth expiry, TestCard card) {
        this.number = number;
        this.expiry = expiry;
        this.card = card;
    }

    /** It cannot be stored; the message is for the person who typed it. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * @param thisMonth no card that expired before can be stored
     * @throws Refused if something is missing or wrong, or the card's bank declines
     */
    static CardEntry of(Form typed, YearMonth thisMonth) throws Refused {
        String number = typed.get("number").orElse("").replaceAll("[ -]", "");
        if (!NUMBER.matcher(number).matches() || !passesLuhn(number)) {
            throw new Refused("Your card number is invalid.");
        }
        YearMonth expiry = expiry(typed.get("expiry").orElse("").strip(), thisMonth);
        if (!CODE.matcher(typed.get("cvc").orElse("").strip()).matches()) {
            throw new Refused("Your card's security code is incomplete.");
        }
        Optional<TestCard> card = TestCard.of(number);
        if (card.isEmpty()) {
            throw new Refused("Your card was declined: this is a simulator, only Stripe's test cards work.");
        }
        ChargeOutcome storing = card.get().storing();
        if (!storing.isOk()) {
            throw new Refused(storing.message());
        }
        return new CardEntry(number, expiry, card.get());
    }

    private static YearMonth expiry(String typed, YearMonth thisMonth) throws Refused {
        Matcher matcher = EXPIRY.matcher(typed);
        int month = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (month < 1 || month > 12) {
            throw new Refused("Your card's expiration date is incomplete; write it as month/year, e.g. 12/30.");
        }
        YearMonth expiry = YearMonth.of(CENTURY + Integer.parseInt(matcher.group(2)), month);
        if (expiry.isBefore(thisMonth) || expiry.isAfter(thisMonth.plusYears(MAX_YEARS))) {
            throw new Refused("Your card's expiration date is in the past, or too far away.");
        }
        return expiry;
    }

    /** ISO/IEC 7812-1, annex B. */
    static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    String number() {
        return number;
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    YearMonth expiry() {
        return expiry;
    }

    TestCard card() {
        return card;
    }
}
