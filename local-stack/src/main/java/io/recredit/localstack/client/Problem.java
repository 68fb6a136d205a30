package io.recredit.localstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param slug the last part of its type, e.g. {@code insufficient-balance}; empty if the body was no problem
 * @param errors the fields that were wrong, if the input was
 */
public record Problem(int status, String slug, String title, String detail, List<FieldError> errors) {

    /**
     * One wrong field of the input.
     *
     * @param field its path, e.g. {@code messages[0].to}
     */
    public record FieldError(String field, String code, String detail) {}

    static Problem of(int status, JsonNode body) {
        String type = body.path("type").asText("");
        List<FieldError> errors = StreamSupport.stream(body.path("errors").spliterator(), false)
                .map(error -> new FieldError(
                        error.path("field").asText(""),
                        error.path("code").asText(""),
                        error.path("detail").asText("")))
                .toList();
        return new Problem(
                status,
                type.substring(type.lastIndexOf('/') + 1),
                body.path("title").asText(""),
                body.path("detail").asText(""),
                errors);
    }

    @Override
    public String toString() {
        String fields = errors.stream()
                .map(error -> "; " + error.field() + ": " + error.code() + " (" + error.detail() + ")")
                .collect(Collectors.joining());
        return status + " " + (slug.isEmpty() ? title : slug) + (detail.isEmpty() ? "" : ": " + detail) + fields;
    }
}
