package io.recredit.billing.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers the adapter with what a test wants; also with what no well-behaved processor says. */
final class StubbedStripe implements AutoCloseable {

    /** What a request was: method and path, and its body. */
    record Seen(String request, String body, String idempotencyKey) {}

    /** What to do with the next request. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Where an answer comes it is waited for, however slow this machine is. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Long enough to send a request. */
    private static final Duration IMPATIENCE = Duration.ofSeconds(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> json(exchange, 500, "{}");

    StubbedStripe() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            seen.add(new Seen(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"))));
            behaviour.answer(exchange);
        });
        server.start();
    }

    StubbedStripe says(int status, String body) {
        behaviour = exchange -> json(exchange, status, body);
        return this;
    }

    /** Reads the request and says nothing. */
    StubbedStripe isSilent() {
        behaviour = exchange -> await();
        return this;
    }

    /** Begins an answer and does not end it. */
    StubbedStripe stopsInTheMiddle() {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"id\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        };
        return this;
    }

    /** Reads the request and closes the connection. */
    StubbedStripe hangsUp() {
        behaviour = HttpExchange::close;
        return this;
    }

    List<Seen> seen() {
        return seen;
    }

    StripeGateway gateway() {
        return gateway(address(), PATIENCE);
    }

    /** A gateway that gives an answer up after two seconds. */
    StripeGateway impatientGateway() {
        return gateway(address(), IMPATIENCE);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A gateway to a port at which nobody listens. */
    static StripeGateway gatewayToNobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return gateway(URI.create("http://127.0.0.1:" + socket.getLocalPort()), PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StripeGateway gateway(URI base, Duration timeout) {
        StripeClients clients = new StripeClients(config(base, timeout));
        return new StripeGateway(
                clients.stripe(),
                new StripeCardPages(clients.stripe()),
                new StripePaymentSearch(clients.stripe()),
                new ProcessorThreads());
    }

    static StripeConfig config(URI base) {
        return config(base, PATIENCE);
    }

    private static StripeConfig config(URI base, Duration timeout) {
        return new StripeConfig() {
            @Override
            public URI apiBase() {
                return base;
            }

            @Override
            public String apiKey() {
                return "sk_test_of_a_test";
            }

            @Override
            public String webhookSecret() {
                return "whsec_of_a_test";
            }

            @Override
            public Duration connectTimeout() {
                return timeout;
            }

            @Override
            public Duration readTimeout() {
                return timeout;
            }
        };
    }

    static Payment payment() {
        return new Payment(
                UUID.fromString("019b8d52-1c40-7b12-9d0a-2f6a5c3e9b41"),
                "acme",
                "sms-ab12345-1",
                "cus_1",
                "pm_1",
                600,
                "EUR",
                "100 credits",
                Instant.parse("2026-01-05T08:00:00Z"));
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
