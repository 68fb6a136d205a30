package io.recredit.systemtests.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Numbers;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Some thousand messages, single ones and bulks over several accounts, sent by a few clients at a time. */
public final class Load {

    private static final int CLIENTS = 8;
    /** Messages of one request at most. It goes when all of them are allowed: so many less one may be, and not go. */
    public static final int LARGEST_BULK = 100;

    /** Longer than a service takes to start again. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(90);

    private static final List<String> PURPOSES = List.of("otp", "password_reset", "notification", "campaign");

    private final RestClient send;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Promised> promised = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final Semaphore allowed = new Semaphore(0);
    private final List<Future<?>> clients = new ArrayList<>();

    private Load(RestClient send) {
        this.send = send;
    }

    /** Makes ready to send about that many messages as sara; {@link #allow} lets them go. */
    public static Load prepare(RunningSystem system, List<String> accounts, int messages, Random random) {
        Load load = new Load(system.as(Person.SARA, Service.SEND));
        for (int made = 0; made < messages; ) {
            int size = sizeOfNext(random);
            load.requests.add(request(accounts.get(random.nextInt(accounts.size())), size, random));
            made += size;
        }
        ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            load.clients.add(executor.submit(load::sendAll));
        }
        executor.shutdown();
        return load;
    }

    private static int sizeOfNext(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> LARGEST_BULK;
            case 1, 2, 3 -> 2 + random.nextInt(20);
            default -> 1;
        };
    }

    private static Request request(String account, int size, Random random) {
        List<Request.Draft> messages = IntStream.range(0, size)
                .mapToObj(i -> new Request.Draft(
                        Numbers.french(), "Recredit", text(random), PURPOSES.get(random.nextInt(PURPOSES.size()))))
                .toList();
        return new Request(account, new UUID(random.nextLong(), random.nextLong()).toString(), messages);
    }

    /** One segment mostly, sometimes two or three. */
    private static String text(Random random) {
        String sentence = "Your parcel is on its way and comes today. ";
        return random.nextInt(20) == 0 ? sentence.repeat(4 + random.nextInt(5)) : sentence;
    }

    private void sendAll() {
        for (Request next = requests.poll(); next != null; next = requests.poll()) {
            allowed.acquireUninterruptibly(next.messages().size());
            inFlight.incrementAndGet();
            try {
                keep(next, sendUntilAnswered(next));
            } finally {
                inFlight.decrementAndGet();
            }
        }
    }

    private Answer sendUntilAnswered(Request request) {
        long deadline = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        String last = "";
        while (System.nanoTime() < deadline) {
            try {
                Answer answer = send.exchange(
                        "POST",
                        "/v1/accounts/" + request.account() + "/messages",
                        Map.of("messages", request.messages()),
                        Map.of("Idempotency-Key", request.key()));
                if (answer.status() < 500) {
                    return answer;
                }
                last = answer.problem().toString();
                assertTurnedAway(answer);
                turnedAway.incrementAndGet();
            } catch (UncheckedIOException e) {
                last = e.getMessage() + ": " + e.getCause();
            }
            repeated.incrementAndGet();
            Await.pause();
        }
        throw new AssertionError("a request stayed without an answer: " + last);
    }

    /** The only excuse: come again later. Anything else from 500 is a fault of ours. */
    private static void assertTurnedAway(Answer answer) {
        if (answer.status() != 503 || answer.header("Retry-After").isEmpty()) {
            throw new AssertionError(
                    "instead of 503 with Retry-After came " + answer.headers().map() + " " + answer.problem());
        }
    }

    private void keep(Request request, Answer answer) {
        if (answer.status() != 202) {
            throw new AssertionError("a good request was not accepted: " + answer.problem());
        }
        JsonNode messages = answer.body().path("messages");
        if (messages.size() != request.messages().size()) {
            throw new AssertionError(
                    request.messages().size() + " messages were sent, but " + messages.size() + " acknowledged");
        }
        for (int i = 0; i < messages.size(); i++) {
            promised.add(new Promised(
                    request.account(),
                    messages.get(i).path("id").asText(),
                    request.messages().get(i).to()));
        }
        acknowledged.addAndGet(messages.size());
    }

    /** Lets the clients send that many messages more, as fast as they are answered. */
    public void allow(int messages) {
        allowed.release(messages);
    }

    /** How many messages were acknowledged up to now; fails when a client of the load has failed. */
    public int acknowledged() {
        if (clientFailed()) {
            finish();
        }
        return acknowledged.get();
    }

    /** How many requests are being sent, and are not answered yet. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Whether there are requests that nobody has begun to send. */
    public boolean hasMore() {
        return !requests.isEmpty();
    }

    /** How many requests were sent again because no answer or a 5xx came. */
    public int repeated() {
        return repeated.get();
    }

    /** How many requests were answered with 503 and Retry-After; they were sent again. */
    public int turnedAway() {
        return turnedAway.get();
    }

    private boolean clientFailed() {
        return clients.stream().anyMatch(client -> client.state() == Future.State.FAILED);
    }

    /**
     * Lets everything go that is left, and waits for the last answer.
     *
     * @return every message that was acknowledged
     * @throws AssertionError when a request was refused or stayed unanswered
     */
    public List<Promised> finish() {
        allow(Integer.MAX_VALUE / 2);
        for (Future<?> client : clients) {
            try {
                client.get(2 * ANSWERED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("a client of the load failed", e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("the load did not end", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return List.copyOf(promised);
    }
}
