package io.recredit.localstack.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What a service answered.
 *
 * @param request what was asked, for messages: method and address
 * @param status the HTTP status
 * @param body the JSON; a missing node if there was no body, a text node if it was no JSON
 */
public record Answer(String request, int status, HttpHeaders headers, JsonNode body) {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Answer of(String request, HttpResponse<String> response) {
        return new Answer(request, response.statusCode(), response.headers(), parse(response.body()));
    }

    /** Whether the request did what it asked for: a status from 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The answer as an RFC 9457 problem; its fields are empty where the body has none. */
    public Problem problem() {
        return Problem.of(status, body);
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException noJson) {
            return TextNode.valueOf(body);
        }
    }
}
