package io.recredit.localstack.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One caller of one service: JSON in, JSON out, its token on each request. It never tries again by itself.
 *
 * <p>{@code get}, {@code post} and so on throw {@link RestFailure} for every status but 2xx; {@link #exchange} gives
 * any answer back. Both throw {@link UncheckedIOException} if no answer came. Safe for use by many threads.
 */
public final class RestClient {

    /** Longer than the longest {@code Prefer: wait}, which is 30 seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    private static final String JSON = "application/json";

    private final HttpClient http;
    private final URI base;
    private final @Nullable Tokens tokens;

    /**
     * @param base the service's address without a path, e.g. {@code http://127.0.0.1:8081}
     * @param tokens whose token goes with the requests; null to send none
     */
    public RestClient(HttpClient http, URI base, @Nullable Tokens tokens) {
        this.http = http;
        this.base = base;
        this.tokens = tokens;
    }

    /** HTTP/1.1, because the services speak it without TLS and an upgrade attempt would cost a round trip. */
    public static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public JsonNode get(String path) {
        return successful(exchange("GET", path, null, Map.of())).body();
    }

    public Answer post(String path, Object body) {
        return post(path, body, Map.of());
    }

    public Answer post(String path, Object body, Map<String, String> headers) {
        return successful(exchange("POST", path, body, headers));
    }

    /** Posts text that is no JSON, e.g. a tariff as {@code text/csv}. */
    public Answer postText(String path, String contentType, String text) {
        return successful(send("POST", path, BodyPublishers.ofString(text), contentType, Map.of()));
    }

    public Answer put(String path, Object body) {
        return successful(exchange("PUT", path, body, Map.of()));
    }

    public Answer patch(String path, Object body) {
        return successful(exchange("PATCH", path, body, Map.of()));
    }

    public Answer delete(String path) {
        return successful(exchange("DELETE", path, null, Map.of()));
    }

    /**
     * Sends a request and gives whatever answer comes.
     *
     * @param body written as JSON; a {@link String} is sent as it is, so that broken JSON can be tried; null for none
     */
    public Answer exchange(String method, String path, @Nullable Object body, Map<String, String> headers) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body));
        return send(method, path, publisher, body == null ? null : JSON, headers);
    }

    /** Calls {@code onItem} for the items of all pages, first page first. */
    public void forEach(String path, Consumer<JsonNode> onItem) {
        String separator = path.contains("?") ? "&" : "?";
        String next = path;
        while (true) {
            JsonNode page = get(next);
            page.path("items").forEach(onItem);
            JsonNode cursor = page.path("nextCursor");
            if (!cursor.isTextual()) {
                return;
            }
            next = path + separator + "cursor=" + cursor.asText();
        }
    }

    private Answer send(
            String method, String path, BodyPublisher body, @Nullable String type, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Accept", JSON + ", application/problem+json, */*;q=0.1")
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (tokens != null) {
            request.header("Authorization", "Bearer " + tokens.current());
        }
        headers.forEach(request::header);
        String what = method + " " + base.resolve(path);
        try {
            return Answer.of(what, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(what + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + ": interrupted", e);
        }
    }

    private static Answer successful(Answer answer) {
        if (!answer.isSuccess()) {
            throw new RestFailure(answer);
        }
        return answer;
    }

    private static String json(Object body) {
        if (body instanceof String text) {
            return text;
        }
        try {
            return Answer.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }
}
