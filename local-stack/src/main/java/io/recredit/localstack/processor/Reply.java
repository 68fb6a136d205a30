package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a call is answered and what it changes.
 *
 * @param events what it tells by webhooks
 */
record Reply(int status, ObjectNode body, List<Kept> changes, List<Telling> events) {

    /**
     * Something to be told by a webhook.
     *
     * @param type e.g. {@code payment_intent.succeeded}
     * @param about the id of the object
     */
    record Telling(String type, String about) {}

    static Reply of(ObjectNode body) {
        return new Reply(200, body, List.of(), List.of());
    }

    static Reply of(ObjectNode body, Kept changed, Telling... events) {
        return new Reply(200, body, List.of(changed), List.of(events));
    }
}
