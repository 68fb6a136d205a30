package io.recredit.send.intake;

import io.quarkus.logging.Log;
import io.recredit.send.message.MessageView;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests wait until billing has decided their messages. All of them are served by one query at a time over the
 * message rows, since another instance may receive the decisions.
 */
@ApplicationScoped
class DecisionWaits {

    /** While the database is silent, those whose time is over are looked for that often. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final IntakeRepository repository;
    private final IntakeConfig config;
    private final Vertx vertx;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger awaited = new AtomicInteger();
    private final AtomicBoolean polling = new AtomicBoolean();

    /** The query that was not answered yet, if any: it is not asked again before. Used by one poll at a time. */
    private volatile @Nullable Uni<Map<UUID, MessageView>> query;

    DecisionWaits(IntakeRepository repository, IntakeConfig config, Vertx vertx) {
        this.repository = repository;
        this.config = config;
        this.vertx = vertx;
    }

    /** One request's messages; touched by one poll at a time. */
    private static final class Waiting {
        final String customer;
        final List<MessageView> messages;
        final Map<UUID, MessageView> decided = new HashMap<>();
        final long deadlineNanos;
        final UniEmitter<? super List<MessageView>> answer;

        Waiting(
                String customer,
                List<MessageView> messages,
                Duration atMost,
                UniEmitter<? super List<MessageView>> answer) {
            this.customer = customer;
            this.messages = messages;
            this.deadlineNanos = System.nanoTime() + atMost.toNanos();
            this.answer = answer;
            messages.stream()
                    .filter(message -> !message.undecided())
                    .forEach(message -> decided.put(message.id(), message));
        }

        boolean isOver() {
            return decided.size() == messages.size() || System.nanoTime() - deadlineNanos >= 0;
        }

        List<MessageView> latest() {
            return messages.stream()
                    .map(message -> decided.getOrDefault(message.id(), message))
                    .toList();
        }
    }

    /** Whether so many more messages can be waited for. */
    boolean hasRoomFor(int messages) {
        return awaited.get() + messages <= config.maxAwaitedMessages();
    }

    /** The messages with their decisions; those that are undecided when the time is over, as they were given. */
    Uni<List<MessageView>> await(String customer, List<MessageView> messages, Duration atMost) {
        return Uni.createFrom().emitter(answer -> {
            awaited.addAndGet(messages.size());
            waiting.add(new Waiting(customer, messages, atMost, answer));
            if (polling.compareAndSet(false, true)) {
                pollLater();
            }
        });
    }

    private void pollLater() {
        vertx.setTimer(config.pollDecisionsEvery().toMillis(), timer -> poll());
    }

    private void poll() {
        Uni<Map<UUID, MessageView>> asked = query;
        if (asked == null) {
            asked = ask(List.copyOf(waiting));
            query = asked;
        }
        asked.invoke(() -> query = null)
                .ifNoItem()
                .after(SILENCE)
                .recoverWithItem(Map.of())
                .subscribe()
                .with(this::answer);
    }

    /** Asks the database once, however many look for the answer. */
    private Uni<Map<UUID, MessageView>> ask(List<Waiting> asking) {
        List<String> customers = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (Waiting request : asking) {
            for (MessageView message : request.messages) {
                if (!request.decided.containsKey(message.id())) {
                    customers.add(request.customer);
                    ids.add(message.id());
                }
            }
        }
        return Uni.createFrom()
                .deferred(() -> repository.readDecided(customers, ids))
                .onFailure()
                .invoke(failure -> Log.warnf("cannot look for decisions: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(Map.<UUID, MessageView>of())
                .memoize()
                .indefinitely();
    }

    private void answer(Map<UUID, MessageView> decided) {
        for (Waiting request : waiting) {
            for (MessageView message : request.messages) {
                MessageView now = decided.get(message.id());
                if (now != null) {
                    request.decided.put(message.id(), now);
                }
            }
            if (request.isOver()) {
                waiting.remove(request);
                awaited.addAndGet(-request.messages.size());
                request.answer.complete(request.latest());
            }
        }
        if (waiting.isEmpty()) {
            polling.set(false);
            // Somebody may have come in between and found the polling still on.
            if (waiting.isEmpty() || !polling.compareAndSet(false, true)) {
                return;
            }
        }
        pollLater();
    }
}
