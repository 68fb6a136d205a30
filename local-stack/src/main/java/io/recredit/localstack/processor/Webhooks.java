package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Delivers events, and tries again with growing intervals until the answer is 2xx or three days are over. */
final class Webhooks implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final int MAX_AT_ONCE = 64;

    private final String secret;
    private final Supplier<ProcessorSettings> settings;
    private final ProcessorState state;
    private final Rendering rendering;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhooks").factory());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Semaphore free = new Semaphore(MAX_AT_ONCE);
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong underWay = new AtomicLong();

    Webhooks(String secret, Supplier<ProcessorSettings> settings, ProcessorState state, Rendering rendering) {
        this.secret = secret;
        this.settings = settings;
        this.state = state;
        this.rendering = rendering;
    }

    /** Makes the events of a call; called while the state is being changed. */
    List<ProcessorEvent> events(List<Reply.Telling> tellings, Asked asked, Instant now) {
        return events(tellings, asked.id(), asked.key(), now);
    }

    /** Makes events that no call of the API caused. */
    List<ProcessorEvent> events(List<Reply.Telling> tellings, Instant now) {
        return events(tellings, null, null, now);
    }

    private List<ProcessorEvent> events(
            List<Reply.Telling> tellings, @Nullable String request, @Nullable String key, Instant now) {
        List<ProcessorEvent> events = new ArrayList<>();
        long number = state.nextEvent();
        for (Reply.Telling telling : tellings) {
            events.add(new ProcessorEvent(
                    number++,
                    Tokens.withPrefix("evt_"),
                    telling.type(),
                    telling.about(),
                    request,
                    key,
                    now,
                    settings.get().sendsWebhooks()));
        }
        return events;
    }

    /** Delivers new events as the settings say. */
    void tell(List<ProcessorEvent> events) {
        ProcessorSettings now = settings.get();
        for (ProcessorEvent event : events) {
            if (!event.waiting()) {
                continue;
            }
            if (now.webhooks() == WebhookMode.BEFORE_ANSWER) {
                underWay.incrementAndGet();
                attempt(event, FIRST_PAUSE);
            } else {
                deliver(event, now.webhooks().copies(), Duration.ofMillis(now.webhookDelayMillis()));
            }
        }
    }

    /** Goes on with what an earlier run could not deliver. */
    void resume() {
        List<ProcessorEvent> waiting = state.look(
                all -> all.events().stream().filter(ProcessorEvent::waiting).toList());
        waiting.forEach(event -> deliver(event, 1, Duration.ZERO));
    }

    /** Delivers an event several times, at the same time. */
    void deliver(ProcessorEvent event, int copies, Duration pause) {
        for (int copy = 0; copy < copies; copy++) {
            later(event, pause, FIRST_PAUSE);
        }
    }

    private void later(ProcessorEvent event, Duration pause, Duration nextPause) {
        underWay.incrementAndGet();
        Runnable start = () -> Thread.ofVirtual().name("webhook").start(() -> attempt(event, nextPause));
        try {
            timer.schedule(start, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            underWay.decrementAndGet();
        }
    }

    /** It is under way until what came of it is counted, and the next try, if there is to be one, is under way itself. */
    private void attempt(ProcessorEvent event, Duration pauseAfterFailure) {
        try {
            free.acquire();
            boolean taken;
            try {
                taken = isTaken(event);
            } finally {
                free.release();
            }
            settle(event, taken, pauseAfterFailure);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void settle(ProcessorEvent event, boolean taken, Duration pauseAfterFailure) {
        if (taken) {
            delivered.incrementAndGet();
            isDone(event);
            return;
        }
        failed.incrementAndGet();
        if (event.createdAt().plus(GIVE_UP_AFTER).isBefore(Instant.now())) {
            isDone(event);
            return;
        }
        Duration twice = pauseAfterFailure.multipliedBy(2);
        later(event, pauseAfterFailure, twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE);
    }

    private void isDone(ProcessorEvent event) {
        if (!timer.isShutdown()) {
            state.change(() -> new ProcessorState.Change<>(event, List.of(event.waiting(false))));
        }
    }

    private boolean isTaken(ProcessorEvent event) {
        String url = settings.get().webhookUrl();
        ObjectNode json = state.look(now -> rendering.event(event));
        if (url.isEmpty() || json == null) {
            return false;
        }
        byte[] body = StripeJson.bytes(json);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", WebhookSignature.of(secret, body, Instant.now()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException notReached) {
            return false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long delivered() {
        return delivered.get();
    }

    /** Deliveries that were not answered with 2xx. */
    long failed() {
        return failed.get();
    }

    /** Deliveries that run or wait for their time. */
    long underWay() {
        return underWay.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.shutdownNow();
    }
}
