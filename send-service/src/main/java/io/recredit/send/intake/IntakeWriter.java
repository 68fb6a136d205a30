package io.recredit.send.intake;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.recredit.contracts.ChargeRequested;
import io.recredit.kit.kafka.DataErrors;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stores the messages of many requests in one transaction. One transaction runs at a time; what comes in meanwhile makes
 * up the next one, so that batches grow with the load and a lone request does not wait.
 */
@ApplicationScoped
class IntakeWriter {

    private final IntakeRepository repository;
    private final ChargePublisher publisher;
    private final IntakeConfig config;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queuedMessages = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();

    private record Waiting(NewRequest request, long sinceNanos, UniEmitter<? super StoreResult> answer) {}

    IntakeWriter(IntakeRepository repository, ChargePublisher publisher, IntakeConfig config) {
        this.repository = repository;
        this.publisher = publisher;
        this.config = config;
    }

    /** Whether a request would have to wait behind too many messages. */
    boolean isFull() {
        return queuedMessages.get() >= config.maxQueuedMessages();
    }

    /** Messages that wait to be stored. */
    int queuedMessages() {
        return queuedMessages.get();
    }

    /**
     * Stores the request's messages; completes after the commit, whether or not Kafka is there. If it fails, nothing was
     * stored, except when the connection was lost during the commit itself.
     */
    Uni<StoreResult> write(NewRequest request) {
        return Uni.createFrom().emitter(answer -> {
            queuedMessages.addAndGet(request.messages().size());
            queue.add(new Waiting(request, System.nanoTime(), answer));
            writeNext();
        });
    }

    /**
     * Fails those with {@link QueuedTooLong} that have waited too long for their transaction to begin, as they do while
     * the database is silent. What a transaction has begun to store is never given up: it may be committed.
     */
    @Scheduled(every = "1s")
    void giveUpLate() {
        long latest = System.nanoTime() - config.maxQueueTime().toNanos();
        for (Waiting first = queue.peek(); first != null && first.sinceNanos() - latest < 0; first = queue.peek()) {
            if (queue.remove(first)) {
                queuedMessages.addAndGet(-first.request().messages().size());
                first.answer().fail(new QueuedTooLong());
            }
        }
    }

    private void writeNext() {
        while (!queue.isEmpty() && writing.compareAndSet(false, true)) {
            List<Waiting> batch = take();
            if (!batch.isEmpty()) {
                write(batch).onTermination().invoke(this::finished).subscribe().with(done -> {}, IntakeWriter::log);
                return;
            }
            writing.set(false);
        }
    }

    private void finished() {
        writing.set(false);
        writeNext();
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        int messages = 0;
        while (messages < config.maxBatchMessages()) {
            Waiting next = queue.peek();
            if (next == null) {
                break;
            }
            int size = next.request().messages().size();
            if (!batch.isEmpty() && messages + size > config.maxBatchMessages()) {
                break;
            }
            // It may have been given up just now.
            if (queue.remove(next)) {
                batch.add(next);
                messages += size;
            }
        }
        queuedMessages.addAndGet(-messages);
        return batch;
    }

    private Uni<Void> write(List<Waiting> batch) {
        return Uni.createFrom()
                .deferred(() ->
                        repository.store(batch.stream().map(Waiting::request).toList()))
                .invoke(written -> answer(batch, written))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> failed(batch, failure));
    }

    /** One bad row must not fail strangers: after a data error, or a key that vanished, each request is tried alone. */
    private Uni<Void> failed(List<Waiting> batch, Throwable failure) {
        if (batch.size() == 1 || !(DataErrors.isDataError(failure) || failure instanceof KeyVanished)) {
            batch.forEach(waiting -> waiting.answer().fail(failure));
            return Uni.createFrom().voidItem();
        }
        Uni<Void> alone = Uni.createFrom().voidItem();
        for (Waiting waiting : batch) {
            alone = alone.chain(() -> write(List.of(waiting)));
        }
        return alone;
    }

    private void answer(List<Waiting> batch, IntakeRepository.Written written) {
        List<NewRequest> requests = batch.stream().map(Waiting::request).toList();
        List<ChargeRequested> charges = IntakeRepository.stored(requests, written.results()).stream()
                .flatMap(NewRequest::charges)
                .toList();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(written.results().get(i));
        }
        if (!charges.isEmpty()) {
            publisher.publishBatch(written.batch(), charges);
        }
    }

    private static void log(Throwable failure) {
        Log.error("a batch was not handled", failure);
    }
}
