package io.recredit.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.RestClient;
import java.util.ArrayList;
import java.util.List;

/** The other end of the SMPP links: what the carrier received. */
public final class Carrier {

    private static final int PAGE = 10_000;

    private final RestClient control;

    Carrier(RestClient control) {
        this.control = control;
    }

    /**
     * One segment as the carrier received it.
     *
     * @param part from 1
     * @param udh user data header in hexadecimal, empty if there is none
     * @param accepted whether the carrier took it
     */
    public record Part(
            long number, String to, String text, int part, int parts, int dataCoding, String udh, boolean accepted) {}

    /** The number of the last part received up to now, for {@link #since}. */
    public long position() {
        List<Part> all = since(0);
        return all.isEmpty() ? 0 : all.getLast().number();
    }

    /** What came after a position, in order. */
    public List<Part> since(long position) {
        List<Part> parts = new ArrayList<>();
        long after = position;
        while (true) {
            JsonNode page =
                    control.get("/messages?limit=" + PAGE + "&after=" + after).path("messages");
            if (page.isEmpty()) {
                return parts;
            }
            for (JsonNode item : page) {
                parts.add(new Part(
                        item.path("number").asLong(),
                        item.path("to").asText(),
                        item.path("text").asText(),
                        item.path("part").asInt(),
                        item.path("parts").asInt(),
                        item.path("dataCoding").asInt(),
                        item.path("udh").asText(),
                        item.path("status").asInt() == 0));
            }
            after = parts.getLast().number();
        }
    }
}
