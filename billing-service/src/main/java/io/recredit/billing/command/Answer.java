package io.recredit.billing.command;

import io.recredit.kit.idempotency.IdempotencyKey;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What a command answered.
 *
 * @param replayed whether it was carried out by an earlier request with the same key
 */
public record Answer<T>(T body, boolean replayed) {

    /** 201 with the body, and with a header that tells a repeated answer from a first one. */
    public RestResponse<T> toResponse() {
        ResponseBuilder<T> response = ResponseBuilder.create(RestResponse.Status.CREATED, body);
        return replayed ? response.header(IdempotencyKey.REPLAYED_HEADER, true).build() : response.build();
    }
}
