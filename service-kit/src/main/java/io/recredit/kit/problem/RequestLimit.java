package io.recredit.kit.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the requests that are being worked on, the bytes of their bodies, and the time in which a body must arrive.
 * More are answered 503 at once, before anything is done with them: what PostgreSQL, when it is slow, cannot answer does
 * not pile up in memory. Health and metrics are answered all the same.
 */
@ApplicationScoped
class RequestLimit {

    static final EarlyProblem TOO_MANY = new EarlyProblem(
            503,
            Problems.UNAVAILABLE,
            "Unavailable for the moment",
            "Nothing was done: more requests are being worked on than may be. Try again later.");

    /** Right behind the limit of a single body. */
    private static final int SECOND = 9_999;

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final String MANAGEMENT = "/q/";
    private static final Set<HttpMethod> HAVE_NO_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);

    private final int maxRequests;
    private final IncomingBodies bodies;
    private final UnavailableLog log;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * Takes the bounds.
     *
     * @param maxRequests that are worked on at a time
     * @param maxBodyBytes of their bodies together, as far as they have arrived
     * @param maxBodyTime in which a whole body must arrive
     */
    RequestLimit(
            UnavailableLog log,
            @ConfigProperty(name = "recredit.http.max-requests", defaultValue = "500") int maxRequests,
            @ConfigProperty(name = "recredit.http.max-body-bytes", defaultValue = "67108864") long maxBodyBytes,
            @ConfigProperty(name = "recredit.http.max-body-time", defaultValue = "15S") Duration maxBodyTime) {
        this.log = log;
        this.maxRequests = maxRequests;
        this.bodies = new IncomingBodies(maxBodyBytes, maxBodyTime);
    }

    void register(@Observes Filters filters, Vertx vertx) {
        vertx.setPeriodic(LOOK_EVERY_MILLIS, timer -> bodies.look(System.nanoTime()));
        filters.register(this::check, SECOND);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.path() == null || request.path().startsWith(MANAGEMENT)) {
            context.next();
            return;
        }
        boolean hasBody = mayHaveBody(request);
        if (hasBody && bodies.isFull() || !take()) {
            log.answered(request.path(), "too many requests at a time");
            refuse(context, hasBody);
            return;
        }
        if (hasBody) {
            RequestBody body = new RequestBody(context);
            bodies.add(body, System.nanoTime());
            context.addEndHandler(ended -> bodies.remove(body));
        }
        context.addEndHandler(ended -> giveBack());
        context.next();
    }

    private static void refuse(RoutingContext context, boolean hasBody) {
        RequestBody body = new RequestBody(context);
        if (hasBody) {
            body.hangUp(TOO_MANY);
        } else {
            body.answer(TOO_MANY);
        }
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !length.equals("0");
        }
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || !HAVE_NO_BODY.contains(request.method());
    }

    /** Takes the place of a request; false, and nothing taken, if there is none. */
    boolean take() {
        if (requests.incrementAndGet() > maxRequests) {
            requests.decrementAndGet();
            return false;
        }
        return true;
    }

    void giveBack() {
        requests.decrementAndGet();
    }
}
