package io.recredit.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The problems of the system as throwables (RFC 9457). Throw one, or fail a {@code Uni} with it. */
public final class Problems {

    /** The kind of every 503. */
    static final String UNAVAILABLE = "unavailable";

    private static final String TYPES = "https://recredit.io/problems/";

    private Problems() {}

    /** The address that names a kind of problem. */
    static URI type(String slug) {
        return URI.create(TYPES + slug);
    }

    /**
     * 404: it does not exist, or belongs to another customer; the two are not told apart.
     *
     * @param what what was looked for, e.g. {@code account}
     */
    public static RuntimeException notFound(String what) {
        return problem(Status.NOT_FOUND, "not-found", "Not found", "There is no such " + what + ".")
                .build();
    }

    /** 400 with one entry per wrong field. */
    public static RuntimeException invalid(FieldError... errors) {
        return invalid(List.of(errors));
    }

    /** 400 with one entry per wrong field. */
    public static RuntimeException invalid(List<FieldError> errors) {
        return invalidProblem(errors);
    }

    /** 400 of a kind of its own, that one field is to blame for. */
    public static RuntimeException invalid(String slug, String title, FieldError error) {
        return problem(Status.BAD_REQUEST, slug, title, inWords(error))
                .with("errors", List.of(error))
                .build();
    }

    static HttpProblem invalidProblem(List<FieldError> errors) {
        String detail =
                errors.size() == 1 ? inWords(errors.getFirst()) : errors.size() + " fields are not valid; see errors.";
        return problem(Status.BAD_REQUEST, "invalid-request", "Invalid request", detail)
                .with("errors", errors)
                .build();
    }

    private static String inWords(FieldError error) {
        return error.field().isEmpty() ? error.detail() : error.field() + ": " + error.detail();
    }

    /** 400 that no field is to blame for. */
    public static RuntimeException badRequest(String slug, String title, String detail) {
        return problem(Status.BAD_REQUEST, slug, title, detail).build();
    }

    /** 402: it was to be paid, and was not. */
    public static RuntimeException paymentRequired(String slug, String title, String detail) {
        return problem(Status.PAYMENT_REQUIRED, slug, title, detail).build();
    }

    /** 403: the caller's role does not allow it. */
    public static RuntimeException forbidden(String detail) {
        return problem(Status.FORBIDDEN, "forbidden", "Forbidden", detail).build();
    }

    /** 409: it contradicts what is there. */
    public static RuntimeException conflict(String slug, String title, String detail) {
        return problem(Status.CONFLICT, slug, title, detail).build();
    }

    /** 413: more than the limit named in the detail. */
    public static RuntimeException tooLarge(String detail) {
        return problem(Status.REQUEST_ENTITY_TOO_LARGE, "too-large", "Too large", detail)
                .build();
    }

    /** 422: well-formed, but it cannot be done as things stand. */
    public static RuntimeException unprocessable(String slug, String title, String detail) {
        return problem(422, slug, title, detail).build();
    }

    /** 503 with {@code Retry-After} in whole seconds, at least one. */
    public static RuntimeException unavailable(Duration retryAfter, String detail) {
        return unavailableProblem(retryAfter, detail);
    }

    static HttpProblem unavailableProblem(Duration retryAfter, String detail) {
        return problem(Status.SERVICE_UNAVAILABLE, UNAVAILABLE, "Unavailable for the moment", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()))
                .build();
    }

    private static HttpProblem.Builder problem(StatusType status, String slug, String title, String detail) {
        return problem(status.getStatusCode(), slug, title, detail);
    }

    private static HttpProblem.Builder problem(int status, String slug, String title, String detail) {
        return HttpProblem.builder()
                .withType(type(slug))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail);
    }
}
