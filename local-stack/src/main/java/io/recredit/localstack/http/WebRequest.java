package io.recredit.localstack.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path without the query, still percent-encoded
 * @param query what follows the question mark, still percent-encoded; empty if there is none
 * @param headers by their names in lower case; of a repeated header the last
 */
public record WebRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Method and path, e.g. {@code GET /counts}. */
    public String line() {
        return method + " " + path;
    }
}
