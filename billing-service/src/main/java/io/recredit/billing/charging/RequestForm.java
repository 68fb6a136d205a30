package io.recredit.billing.charging;

import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.RefundRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * The form that a request's fields must have to be decided. It keeps everything out that the database could not store;
 * whether the named things exist is not looked at here.
 */
final class RequestForm {

    static final int MAX_NAME_LENGTH = 64;
    static final int MAX_PREFIX_DIGITS = 15;
    static final int MAX_SEGMENTS = 1_000;
    static final int MAX_REASON_LENGTH = 200;

    /** A message is accepted when its id is made; the difference allows for clocks and retries. */
    static final Duration MAX_ACCEPTED_FROM_ID = Duration.ofDays(7);

    private RequestForm() {}

    /** What is wrong with the charge, if anything. */
    static Optional<String> fault(ChargeRequested charge) {
        Optional<String> common = fault(
                charge.id(),
                charge.customer(),
                charge.account(),
                charge.currency(),
                charge.amount().micros());
        if (common.isPresent()) {
            return common;
        }
        if (charge.segments() < 1 || charge.segments() > MAX_SEGMENTS) {
            return Optional.of("segments");
        }
        if (charge.country().length() != 2 || !consistsOf(charge.country(), RequestForm::isUpperCase)) {
            return Optional.of("country");
        }
        if (charge.prefix().length() > MAX_PREFIX_DIGITS || !consistsOf(charge.prefix(), RequestForm::isDigit)) {
            return Optional.of("prefix");
        }
        return isNear(charge.acceptedAt(), Ids.timeOf(charge.id())) ? Optional.empty() : Optional.of("acceptedAt");
    }

    /** What is wrong with the refund, if anything. */
    static Optional<String> fault(RefundRequested refund) {
        Optional<String> common = fault(
                refund.id(),
                refund.customer(),
                refund.account(),
                refund.currency(),
                refund.amount().micros());
        if (common.isPresent()) {
            return common;
        }
        boolean readable = refund.reason().length() <= MAX_REASON_LENGTH
                && consistsOf(refund.reason(), character -> !Character.isISOControl(character));
        return readable ? Optional.empty() : Optional.of("reason");
    }

    /** Whether it can stand in a key column. */
    static boolean isName(String name) {
        return name.length() <= MAX_NAME_LENGTH && consistsOf(name, RequestForm::isNameCharacter);
    }

    /** {@code CREDIT} or three capital letters. */
    static boolean isCurrency(String currency) {
        return currency.equals("CREDIT") || (currency.length() == 3 && consistsOf(currency, RequestForm::isUpperCase));
    }

    private static Optional<String> fault(
            UUID id, String customer, String account, String currency, long amountMicros) {
        if (!Ids.isTimeOrdered(id)) {
            return Optional.of("id");
        }
        if (!isName(customer)) {
            return Optional.of("customer");
        }
        if (!isName(account)) {
            return Optional.of("account");
        }
        if (!isCurrency(currency)) {
            return Optional.of("currency");
        }
        return amountMicros < 0 ? Optional.of("amount") : Optional.empty();
    }

    private static boolean isNear(Instant time, Instant other) {
        return time.isAfter(other.minus(MAX_ACCEPTED_FROM_ID)) && time.isBefore(other.plus(MAX_ACCEPTED_FROM_ID));
    }

    private static boolean consistsOf(String text, IntPredicate character) {
        for (int i = 0; i < text.length(); i++) {
            if (!character.test(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isNameCharacter(int character) {
        return (character >= 'a' && character <= 'z') || isDigit(character) || character == '-';
    }

    private static boolean isUpperCase(int character) {
        return character >= 'A' && character <= 'Z';
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
