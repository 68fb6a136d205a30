package io.recredit.kit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * A problem answered before anything of the request was looked at, its body neither read nor waited for.
 *
 * @param slug names its kind
 */
record EarlyProblem(int status, String slug, String title, String detail) {

    /** Answers it, with what was added to the response's headers before. */
    void answer(RoutingContext context) {
        JsonObject problem = new JsonObject()
                .put("type", Problems.type(slug).toString())
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", context.request().path());
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem.encode());
    }
}
