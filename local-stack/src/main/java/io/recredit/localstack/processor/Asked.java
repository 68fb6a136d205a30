package io.recredit.localstack.processor;

import io.recredit.localstack.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API, read.
 *
 * @param id the request's, {@code req_...}
 * @param key the idempotency key; null if there is none, or if it is no POST
 * @param fingerprint of method, path and parameters
 */
record Asked(
        String id, Routes.Route route, Form form, @Nullable String key, String fingerprint, String host) {

    private static final int MAX_KEY = 255;

    Asked(String id, WebRequest request) {
        this(id, request, Form.parse(request.method().equals("GET") ? request.query() : request.text()));
    }

    private Asked(String id, WebRequest request, Form form) {
        this(
                id,
                Routes.Route.of(request),
                form,
                request.method().equals("POST") ? key(request) : null,
                sha256(request.line() + " " + form.canonical()),
                request.header("host").orElse("127.0.0.1"));
    }

    private static @Nullable String key(WebRequest request) {
        String key = request.header("idempotency-key").orElse(null);
        if (key != null && key.length() > MAX_KEY) {
            throw StripeProblem.invalid("Idempotency keys may have at most " + MAX_KEY + " characters.", null);
        }
        return key;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
