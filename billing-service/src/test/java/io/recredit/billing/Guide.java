package io.recredit.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The requests that a guide shows, sent in their order, and compared with the answers that it shows: status, headers, and
 * every field of the body. Of ids, times and cursors only the form is compared. A guide shows each as a block of its own
 * that begins with three backticks and {@code http}.
 */
public final class Guide {

    private static final Pattern OF_THE_MOMENT = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\\.[0-9]+)?Z");

    private static final String CURSOR = "nextCursor";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Map<String, String> names = new LinkedHashMap<>();

    private Guide(String name) {
        this.name = name;
    }

    /** @param name of a file in {@code docs} */
    public static Guide of(String name) {
        return new Guide(name);
    }

    /** What the guide calls so is called otherwise in the test: an account, a customer, a token. */
    public Guide with(String shown, String real) {
        names.put(shown, real);
        return this;
    }

    /**
     * Sends every request.
     *
     * @return how many there were
     */
    public int run() throws IOException {
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(1);
        for (int i = 0; i < blocks.size(); i += 2) {
            String request = blocks.get(i);
            sameAsShown(send(request), blocks.get(i + 1), request);
        }
        return blocks.size() / 2;
    }

    private List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        String[] parts = Files.readString(Path.of("..", "docs", name)).split("```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].startsWith("http\n")) {
                blocks.add(named(parts[i].substring("http\n".length())));
            }
        }
        return blocks;
    }

    private String named(String text) {
        String named = text;
        for (Map.Entry<String, String> entry : names.entrySet()) {
            named = named.replace(entry.getKey(), entry.getValue());
        }
        return named;
    }

    private static Response send(String block) {
        Iterator<String> lines = block.lines().iterator();
        String[] first = lines.next().split(" ", 2);
        RequestSpecification request = given().urlEncodingEnabled(false).contentType("application/json");
        headers(lines).forEach((header, value) -> {
            if (header.equals("Content-Type")) {
                request.contentType(value);
            } else {
                request.header(header, value);
            }
        });
        String body = rest(lines);
        return (body.isEmpty() ? request : request.body(body)).request(first[0], first[1]);
    }

    private static void sameAsShown(Response response, String block, String request) throws IOException {
        Iterator<String> lines = block.lines().iterator();
        int status = Integer.parseInt(lines.next().split(" ", 3)[1]);
        assertThat(response.statusCode()).as(request + response.asString()).isEqualTo(status);
        headers(lines)
                .forEach((header, value) ->
                        assertThat(response.header(header)).as(header).isEqualTo(value));
        String body = rest(lines);
        if (!body.isEmpty()) {
            same(request, JSON.readTree(body), JSON.readTree(response.asString()));
        }
    }

    private static void same(String where, JsonNode shown, JsonNode real) {
        if (shown.isObject() && real.isObject()) {
            assertThat(real.fieldNames())
                    .toIterable()
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(() -> shown.fieldNames());
            shown.properties()
                    .forEach(field -> same(where + "." + field.getKey(), field.getValue(), real.path(field.getKey())));
        } else if (shown.isArray() && real.isArray()) {
            assertThat(real.size()).as(where + real).isEqualTo(shown.size());
            for (int i = 0; i < shown.size(); i++) {
                same(where + "[" + i + "]", shown.get(i), real.get(i));
            }
        } else if (where.endsWith("." + CURSOR)) {
            assertThat(real.isTextual()).as(where).isTrue();
        } else if (OF_THE_MOMENT.matcher(shown.asText()).matches() && !shown.equals(real)) {
            assertThat(real.asText()).as(where).matches(OF_THE_MOMENT);
        } else {
            assertThat(real).as(where).isEqualTo(shown);
        }
    }

    /** Up to the empty line. */
    private static Map<String, String> headers(Iterator<String> lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            String[] header = line.split(": ", 2);
            headers.put(header[0], header[1]);
        }
        return headers;
    }

    private static String rest(Iterator<String> lines) {
        List<String> body = new ArrayList<>();
        lines.forEachRemaining(body::add);
        return String.join("\n", body);
    }
}
