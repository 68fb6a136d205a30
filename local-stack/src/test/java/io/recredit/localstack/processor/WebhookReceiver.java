package io.recredit.localstack.processor;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.recredit.localstack.http.WebAnswer;
import io.recredit.localstack.http.WebRequest;
import io.recredit.localstack.http.WebServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes webhooks as billing does: with stripe-java, which checks the signature. */
final class WebhookReceiver implements AutoCloseable {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final WebServer server;

    WebhookReceiver() throws IOException {
        server = WebServer.start(0, (request, caller) -> Optional.of(receive(request)));
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/v1/webhooks/stripe";
    }

    /** Answers the next deliveries with 500. */
    void refuse(int times) {
        refusals.set(times);
    }

    int refusalsLeft() {
        return refusals.get();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<Event> events(String type) {
        return events.stream().filter(event -> event.getType().equals(type)).toList();
    }

    private WebAnswer receive(WebRequest request) {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return WebAnswer.html(500, "refused by the test");
        }
        try {
            events.add(Webhook.constructEvent(
                    request.text(),
                    request.header("stripe-signature").orElse(""),
                    ProcessorOptions.DEFAULT_WEBHOOK_SECRET));
            return WebAnswer.html(200, "");
        } catch (SignatureVerificationException forged) {
            return WebAnswer.html(400, "forged");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
