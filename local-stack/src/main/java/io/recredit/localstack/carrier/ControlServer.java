package io.recredit.localstack.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The carrier's control interface, JSON over HTTP:
 *
 * <ul>
 *   <li>{@code GET /messages?after=0&limit=100}: {@code {"messages": [...]}}, submits with a number above
 *       {@code after}, oldest first, at most {@value #MAX_PAGE}
 *   <li>{@code DELETE /messages}: forgets them
 *   <li>{@code GET /counts}
 *   <li>{@code GET /settings}, {@code POST /settings} with any of its fields
 *   <li>{@code POST /links/drop}: closes all links without an unbind
 * </ul>
 */
final class ControlServer implements AutoCloseable {

    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 10_000;
    private static final int MAX_BODY_OCTETS = 10_000;
    private static final Pattern PARAMETER = Pattern.compile("(after|limit)=([0-9]{1,15})");

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final CarrierSimulator carrier;
    private final HttpServer http;

    ControlServer(int port, CarrierSimulator carrier) throws IOException {
        this.carrier = carrier;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                Object answer = answer(exchange);
                respond(
                        exchange,
                        answer == null ? 404 : 200,
                        answer == null ? Map.of("error", "no such path") : answer);
            } catch (IllegalArgumentException | JsonProcessingException bad) {
                respond(exchange, 400, Map.of("error", String.valueOf(bad.getMessage())));
            }
        }
    }

    private @Nullable Object answer(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath()) {
            case "GET /messages" -> messages(exchange.getRequestURI().getQuery());
            case "DELETE /messages" -> {
                carrier.clear();
                yield carrier.counts();
            }
            case "GET /counts" -> carrier.counts();
            case "GET /settings" -> carrier.settings();
            case "POST /settings" -> change(exchange.getRequestBody().readNBytes(MAX_BODY_OCTETS));
            case "POST /links/drop" -> Map.of("dropped", carrier.dropLinks());
            default -> null;
        };
    }

    private Map<String, List<ReceivedPart>> messages(@Nullable String query) {
        long after = 0;
        long limit = DEFAULT_PAGE;
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            Matcher matcher = PARAMETER.matcher(parameter);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a parameter of /messages: " + parameter);
            }
            if (matcher.group(1).equals("after")) {
                after = Long.parseLong(matcher.group(2));
            } else {
                limit = Long.parseLong(matcher.group(2));
            }
        }
        return Map.of("messages", carrier.received(after, (int) Math.clamp(limit, 1L, (long) MAX_PAGE)));
    }

    private CarrierSettings change(byte[] body) throws IOException {
        SettingsChange change = JSON.readValue(body, SettingsChange.class);
        return carrier.change(change::applyTo);
    }

    private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] octets = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }

    /** A body of POST /settings; what is not given stays. */
    private record SettingsChange(
            @Nullable Integer receiptDelayMillis,
            @Nullable Integer submitDelayMillis,
            @Nullable Integer throttlePerSecond,
            @Nullable Boolean acceptBinds) {

        CarrierSettings applyTo(CarrierSettings now) {
            return new CarrierSettings(
                    receiptDelayMillis == null ? now.receiptDelayMillis() : receiptDelayMillis,
                    submitDelayMillis == null ? now.submitDelayMillis() : submitDelayMillis,
                    throttlePerSecond == null ? now.throttlePerSecond() : throttlePerSecond,
                    acceptBinds == null ? now.acceptBinds() : acceptBinds);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
