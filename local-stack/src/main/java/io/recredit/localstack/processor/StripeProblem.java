package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recredit.localstack.http.WebAnswer;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error in Stripe's shape; nothing was done for it. */
final class StripeProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode error = StripeJson.object();

    StripeProblem(int status, String type) {
        super(type, null, false, false);
        this.status = status;
        error.put("type", type);
    }

    StripeProblem code(String code) {
        error.put("code", code);
        error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        return this;
    }

    StripeProblem message(String message) {
        error.put("message", message);
        return this;
    }

    StripeProblem param(@Nullable String param) {
        if (param != null) {
            error.put("param", param);
        }
        return this;
    }

    StripeProblem payment(ObjectNode payment) {
        error.set("payment_intent", payment);
        return this;
    }

    static StripeProblem invalid(String message, @Nullable String param) {
        return new StripeProblem(400, "invalid_request_error").message(message).param(param);
    }

    static StripeProblem missing(String param) {
        return invalid("Missing required param: " + param + ".", param).code("parameter_missing");
    }

    /** An id in the path that nothing has. */
    static StripeProblem notFound(String what, String id) {
        return resourceMissing(404, what, id, "id");
    }

    /** An id among the parameters that nothing has. */
    static StripeProblem noSuch(String what, String id, String param) {
        return resourceMissing(400, what, id, param);
    }

    private static StripeProblem resourceMissing(int status, String what, String id, String param) {
        return new StripeProblem(status, "invalid_request_error")
                .code("resource_missing")
                .message("No such " + what + ": '" + id + "'")
                .param(param);
    }

    static StripeProblem unknownUrl(String line) {
        return new StripeProblem(404, "invalid_request_error")
                .message("Unrecognized request URL (" + line + "); this simulator has no such resource.");
    }

    static StripeProblem unauthorized() {
        return new StripeProblem(401, "invalid_request_error").message("Invalid API Key provided.");
    }

    static StripeProblem rateLimited() {
        return new StripeProblem(429, "invalid_request_error")
                .code("rate_limit")
                .message("Request rate limit exceeded.");
    }

    static StripeProblem internal() {
        return new StripeProblem(500, "api_error").message("An unknown error occurred.");
    }

    static StripeProblem keyInUse() {
        return new StripeProblem(409, "invalid_request_error")
                .code("idempotency_key_in_use")
                .message("There is currently another in-progress request using this idempotency key.");
    }

    static StripeProblem otherParameters(String key) {
        return new StripeProblem(400, "idempotency_error")
                .message("Keys for idempotent requests can only be used with the same parameters they were first used"
                        + " with. Try using a key other than '" + key
                        + "' if you meant to execute a different request.");
    }

    WebAnswer answer() {
        ObjectNode body = StripeJson.object();
        body.set("error", error);
        return WebAnswer.json(status, StripeJson.bytes(body));
    }
}
