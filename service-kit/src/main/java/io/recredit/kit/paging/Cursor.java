package io.recredit.kit.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The place after which the next page starts, opaque to callers: the sort key's parts as base64url. */
public final class Cursor {

    /** Characters of an encoded cursor at most. */
    public static final int MAX_LENGTH = 1024;

    /** ASCII unit separator: occurs in no id. */
    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    /** The parts must not contain control characters. */
    public static String encode(String... parts) {
        byte[] plain = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /** The parts, empty if it is no cursor. */
    public static Optional<List<String>> decode(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return plain.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(List.of(plain.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
