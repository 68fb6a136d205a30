package io.recredit.kit.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Answers a body that announces more than {@value #MAX_BODY_BYTES} bytes with a problem; Quarkus' own limit, which
 * also counts bodies of unannounced length, would answer without a word.
 */
@ApplicationScoped
class BodyLimit {

    /** The same limit as {@code quarkus.http.limits.max-body-size}. */
    static final long MAX_BODY_BYTES = 1024 * 1024;

    private static final int FIRST = 10_000;
    private static final EarlyProblem TOO_LARGE =
            new EarlyProblem(413, "too-large", "Too large", "The body is larger than 1 MiB.");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, FIRST);
    }

    private static void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !DIGITS.matcher(length).matches() || Long.parseLong(length) <= MAX_BODY_BYTES) {
            context.next();
            return;
        }
        // The rest of the body is not read, so the connection cannot be used again.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        TOO_LARGE.answer(context);
    }
}
