package io.recredit.send.estimate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/** billing-service as far as send-service asks it something. */
final class FakeBilling implements AutoCloseable {

    /**
     * A request that came.
     *
     * @param uri path and query as they were sent
     */
    record Asked(String uri, String authorization) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body = "{\"sufficient\": true}";
    private volatile CountDownLatch silence = new CountDownLatch(0);

    private FakeBilling(HttpServer server) {
        this.server = server;
    }

    static FakeBilling start() throws IOException {
        URI url = URI.create(ConfigProvider.getConfig().getValue("recredit.billing.url", String.class));
        FakeBilling billing =
                new FakeBilling(HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0));
        billing.server.setExecutor(billing.threads);
        billing.server.createContext("/", billing::answer);
        billing.server.start();
        return billing;
    }

    void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** Takes questions and answers none until it is closed. */
    void fallsSilent() {
        silence = new CountDownLatch(1);
    }

    List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new Asked(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization")));
        try {
            silence.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
