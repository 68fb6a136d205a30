package io.recredit.kit.outbox;

import io.recredit.contracts.EventJson;
import io.recredit.contracts.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that waits to be published.
 *
 * @param key decides the partition, and so what it is ordered with
 * @param type the CloudEvents type
 * @param eventId the CloudEvents id
 * @param body UTF-8 JSON
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the body is written once and read once.
public record OutboxEvent(String topic, String key, String type, UUID eventId, byte[] body, Instant occurredAt) {

    /** An event with a new id. */
    public static OutboxEvent of(String topic, String key, String type, Record event, Instant now) {
        return new OutboxEvent(topic, key, type, Ids.next(), EventJson.write(event), now);
    }
}
