package io.recredit.kit.problem;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** The body of a request to this service. */
final class RequestBody implements IncomingBody {

    private static final String RETRY_AFTER_SECONDS = "1";

    /** For the client to read the answer; it may still be sending, and would lose it by a connection that is reset. */
    private static final long HANG_UP_AFTER_MILLIS = 1_000;

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Context eventLoop;

    /** To be made on the request's event loop. */
    RequestBody(RoutingContext routing) {
        this.routing = routing;
        this.request = routing.request();
        this.eventLoop = routing.vertx().getOrCreateContext();
    }

    @Override
    public long arrivedBytes() {
        return request.bytesRead();
    }

    @Override
    public boolean isWhole() {
        return request.isEnded();
    }

    @Override
    public void stop(EarlyProblem why) {
        eventLoop.runOnContext(now -> hangUp(why));
    }

    /** On the event loop: answers, drops what else comes for a moment, and hangs up. */
    void hangUp(EarlyProblem why) {
        boolean isHttp2 = request.version() == HttpVersion.HTTP_2;
        if (!routing.response().headWritten() && !routing.response().closed()) {
            if (!isHttp2) {
                routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            answer(why);
        }
        routing.vertx().setTimer(HANG_UP_AFTER_MILLIS, timer -> {
            if (isHttp2) {
                routing.response().reset();
            } else {
                request.connection().close();
            }
        });
    }

    /** On the event loop: answers, and drops what else comes. */
    void answer(EarlyProblem why) {
        request.resume();
        if (why.status() == RequestLimit.TOO_MANY.status()) {
            routing.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        why.answer(routing);
    }
}
