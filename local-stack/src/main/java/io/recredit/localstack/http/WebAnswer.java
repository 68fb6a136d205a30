package io.recredit.localstack.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to be written.
 *
 * @param headers besides Content-Type, Content-Length and Connection
 */
public record WebAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {

    public static WebAnswer json(int status, byte[] body) {
        return new WebAnswer(status, "application/json", Map.of(), body);
    }

    public static WebAnswer html(int status, String page) {
        return new WebAnswer(
                status,
                "text/html; charset=utf-8",
                Map.of("Cache-Control", "no-store"),
                page.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a browser on with a GET. */
    public static WebAnswer seeOther(String location) {
        return new WebAnswer(303, "text/plain", Map.of("Location", location), new byte[0]);
    }

    public WebAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WebAnswer(status, contentType, more, body);
    }
}
