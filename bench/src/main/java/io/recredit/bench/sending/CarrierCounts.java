package io.recredit.bench.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.client.Tokens;
import java.net.URI;

/**
 * What the simulated carrier has counted since its start.
 *
 * @param accepted submits
 * @param delivered receipts that we have acknowledged
 */
record CarrierCounts(long accepted, long refused, long notAnswered, long delivered) {

    static CarrierCounts at(RestClient carrier) {
        JsonNode counts = carrier.get("/counts");
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
