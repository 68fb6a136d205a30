package io.recredit.billing.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.recredit.kit.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who makes this request, for the audit. To be asked before anything is awaited. */
@RequestScoped
public class CurrentActor {

    /** What a gateway or a caller calls its request, so that their logs and the audit can be read together. */
    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Caller caller;
    private final CurrentVertxRequest request;

    CurrentActor(Caller caller, CurrentVertxRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** A request id that is malformed is none: it must not be what a command fails of. */
    public Actor get() {
        @Nullable String requestId = request.getCurrent().request().getHeader(REQUEST_ID);
        return new Actor(
                caller.subject(),
                caller.role(),
                requestId != null && VISIBLE_ASCII.matcher(requestId).matches() ? requestId : null);
    }
}
