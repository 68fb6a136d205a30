package io.recredit.kit.idempotency;

import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The caller's name for one intention: the same key with the same content has one effect and one answer.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    /** The response header, {@code true} when an earlier answer is repeated. */
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Reads the header; a 400 if it is missing or malformed. */
    public static IdempotencyKey required(@Nullable String header) {
        return optional(header)
                .orElseThrow(() -> Problems.badRequest(
                        "idempotency-key-missing",
                        "Idempotency key missing",
                        "This request needs the header " + HEADER + "."));
    }

    /** Reads the header, empty if it is absent; a 400 if it is malformed. */
    public static Optional<IdempotencyKey> optional(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (!VISIBLE_ASCII.matcher(header).matches()) {
            throw Problems.invalid(
                    new FieldError(HEADER, "malformed", "must have 1 to 255 visible ASCII characters without spaces"));
        }
        return Optional.of(new IdempotencyKey(header));
    }

    /** 422: the key came before with other content. */
    public static RuntimeException reused() {
        return Problems.unprocessable(
                "idempotency-key-reused",
                "Idempotency key reused",
                "This " + HEADER + " came before with other content; nothing was done.");
    }
}
