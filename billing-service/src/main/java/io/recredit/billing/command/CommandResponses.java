package io.recredit.billing.command;

import io.recredit.kit.idempotency.IdempotencyKey;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A command's answer over HTTP. */
public final class CommandResponses {

    private CommandResponses() {}

    /** 201 with the body, and a header that tells a repeated answer from a first one. */
    public static <T> RestResponse<T> created(Answer<T> answer) {
        ResponseBuilder<T> response = ResponseBuilder.create(RestResponse.Status.CREATED, answer.body());
        return answer.replayed()
                ? response.header(IdempotencyKey.REPLAYED_HEADER, true).build()
                : response.build();
    }
}
