package io.recredit.send.smpp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The short_message of a delivery receipt (SMPP 3.4 appendix B). Carriers differ in order and case, and leave fields
 * out: each is read by itself.
 *
 * @param id the carrier's message id
 * @param state e.g. {@code DELIVRD}
 * @param error the network's error code, up to the carrier
 */
record ReceiptText(
        @Nullable String id,
        @Nullable String state,
        @Nullable String error) {

    private static final Pattern ID = field("id", "[^ ]+");
    private static final Pattern STATE = field("stat", "[A-Za-z]+");
    private static final Pattern ERROR = field("err", "[^ ]+");

    static ReceiptText parse(String text) {
        return new ReceiptText(value(ID, text), value(STATE, text), value(ERROR, text));
    }

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?:^| )" + name + ": ?(" + value + ")", Pattern.CASE_INSENSITIVE);
    }

    private static @Nullable String value(Pattern field, String text) {
        return Optional.of(field.matcher(text))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElse(null);
    }
}
