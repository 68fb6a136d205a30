package io.recredit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Map;

/** What a test expects of a problem (RFC 9457). */
public final class Problems {

    private final Response response;

    private Problems(Response response) {
        this.response = response;
    }

    /**
     * Asserts that the answer is a whole problem of that kind.
     *
     * @param slug the last part of its type
     */
    public static Problems assertProblem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        Map<String, Object> problem = response.jsonPath().getMap("$");
        assertThat(problem).containsEntry("type", "https://recredit.io/problems/" + slug);
        assertThat(problem).containsEntry("status", status);
        assertThat((String) problem.get("title")).isNotBlank();
        assertThat((String) problem.get("detail")).isNotBlank();
        return new Problems(response);
    }

    /** A 400 whose errors name that field with that code. */
    public static Problems assertInvalid(Response response, String field, String code) {
        return assertProblem(response, 400, "invalid-request").withError(field, code);
    }

    /** Asserts that the problem's errors name that field with that code. */
    public Problems withError(String field, String code) {
        assertThat(response.jsonPath().<Map<String, String>>getList("errors"))
                .as(response.asString())
                .anySatisfy(
                        error -> assertThat(error).containsEntry("field", field).containsEntry("code", code));
        return this;
    }
}
