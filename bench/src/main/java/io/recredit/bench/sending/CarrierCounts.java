package io.recredit.bench.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.client.Tokens;
import java.net.URI;

/**
 * What the simulated carrier has counted.
 *
 * @param accepted submits since it was cleared
 * @param refused the same, answered with an error
 * @param notAnswered the same, left without an answer
 * @param delivered receipts that were acknowledged since its start
 */
record CarrierCounts(long accepted, long refused, long notAnswered, long delivered) {

    static CarrierCounts at(RestClient carrier) {
        return of(carrier.get("/counts"));
    }

    /** Lets it forget the submits: it keeps their texts, which would fill its memory. */
    static CarrierCounts afterClearing(RestClient carrier) {
        return of(carrier.delete("/messages").body());
    }

    private static CarrierCounts of(JsonNode counts) {
        return new CarrierCounts(
                counts.path("accepted").asLong(),
                counts.path("refused").asLong(),
                counts.path("notAnswered").asLong(),
                counts.path("receiptsDelivered").asLong());
    }

    /** The carrier's control interface, which asks for no token. */
    static RestClient carrier(String controlUrl) {
        return new RestClient(RestClient.http(), URI.create(controlUrl), (Tokens) null);
    }
}
