package io.recredit.systemtests.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * One record of a topic.
 *
 * @param headers its CloudEvents attributes and whatever else it carries
 * @param body the value as text, byte for byte
 */
public record Event(int partition, long offset, String key, Map<String, String> headers, String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the body of this event is no JSON: " + body, e);
        }
    }

    public String text(String field) {
        return json().path(field).asText();
    }
}
