package io.recredit.kit.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the requests that are being worked on, and the bytes of their bodies. More are answered 503 at once, before
 * anything is read of them: what PostgreSQL, when it is slow, cannot answer does not pile up in memory. Health and
 * metrics are answered all the same.
 */
@ApplicationScoped
class RequestLimit {

    /** Right behind the limit of a single body. */
    private static final int SECOND = 9_999;

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final String MANAGEMENT = "/q/";
    private static final Set<HttpMethod> HAVE_NO_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);

    private static final EarlyProblem TOO_MANY = new EarlyProblem(
            503,
            Problems.UNAVAILABLE,
            "Unavailable for the moment",
            "Nothing was done: more requests are being worked on than may be. Try again later.");

    private final int maxRequests;
    private final long maxBodyBytes;
    private final UnavailableLog log;
    private int requests;
    private long bodyBytes;

    /**
     * Takes the bounds.
     *
     * @param maxRequests that are worked on at a time
     * @param maxBodyBytes of their bodies together; one of unannounced length counts as the largest allowed
     */
    RequestLimit(
            UnavailableLog log,
            @ConfigProperty(name = "recredit.http.max-requests", defaultValue = "1000") int maxRequests,
            @ConfigProperty(name = "recredit.http.max-body-bytes", defaultValue = "67108864") long maxBodyBytes) {
        this.log = log;
        this.maxRequests = maxRequests;
        this.maxBodyBytes = maxBodyBytes;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SECOND);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.path() == null || request.path().startsWith(MANAGEMENT)) {
            context.next();
            return;
        }
        long bytes = bodyBytesOf(request);
        if (take(bytes)) {
            context.addEndHandler(ended -> giveBack(bytes));
            context.next();
            return;
        }
        log.answered(request.path(), "too many requests at a time");
        // Whatever there is of its body is dropped, so that the connection can be used again.
        request.resume();
        context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        TOO_MANY.answer(context);
    }

    /** As announced: what is larger, or no number, was turned away before. */
    private static long bodyBytesOf(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length);
        }
        boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return chunked || !HAVE_NO_BODY.contains(request.method()) ? BodyLimit.MAX_BODY_BYTES : 0;
    }

    /** Takes room for a request; false, and nothing taken, if there is none. */
    synchronized boolean take(long bytes) {
        if (requests >= maxRequests || bodyBytes + bytes > maxBodyBytes) {
            return false;
        }
        requests++;
        bodyBytes += bytes;
        return true;
    }

    synchronized void giveBack(long bytes) {
        requests--;
        bodyBytes -= bytes;
    }
}
