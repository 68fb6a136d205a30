package io.recredit.send.batch;

import io.recredit.kit.kafka.DataErrors;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Collects items from many threads and writes them together, in their order, from one thread: what comes in while a
 * batch is written makes up the next, and a small one waits for a moment for company. While the database is away ({@link Retrying#isInfrastructureAway}) it waits and
 * tries again for ever. If a batch fails for another reason its items are written one by one, so that a bad one harms no
 * other; one that fails {@value #MAX_TRIES} times alone, or once for its data, is given up.
 */
public final class BatchWriter<T> {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private static final int MAX_TRIES = 5;
    private static final long PAUSE_MILLIS = 20;
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private record Pending<T>(T item, CompletableFuture<Void> written) {}

    private final String name;
    private final int maxBatch;
    private final long lingerNanos;
    private final Function<List<T>, Uni<Void>> write;
    private final BlockingQueue<Pending<T>> queue;
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * @param name of the thread
     * @param capacity items that may wait
     * @param maxBatch items written together
     * @param linger how long the first item of a batch waits for others: a transaction costs much more than an item
     * @param write one transaction; it must be safe to repeat
     */
    public BatchWriter(String name, int capacity, int maxBatch, Duration linger, Function<List<T>, Uni<Void>> write) {
        this.name = name;
        this.maxBatch = maxBatch;
        this.lingerNanos = linger.toNanos();
        this.write = write;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Hands an item over; completed once it is committed, failed if it is given up. Empty if too many wait already. */
    public Optional<CompletableFuture<Void>> offer(T item) {
        Pending<T> pending = new Pending<>(item, new CompletableFuture<>());
        return queue.offer(pending) ? Optional.of(pending.written()) : Optional.empty();
    }

    /** Hands an item over, after waiting for room. */
    public void put(T item) throws InterruptedException {
        queue.put(new Pending<>(item, new CompletableFuture<>()));
    }

    /** Writes what waits, for at most that long, and ends. */
    public void stop(long timeoutMillis) throws InterruptedException {
        stopping = true;
        thread.join(timeoutMillis);
        thread.interrupt();
    }

    private void run() {
        List<Pending<T>> batch = new ArrayList<>(maxBatch);
        while (!Thread.currentThread().isInterrupted() && !(stopping && queue.isEmpty())) {
            try {
                Pending<T> first = queue.poll(50, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                if (!stopping && queue.size() < maxBatch - 1) {
                    TimeUnit.NANOSECONDS.sleep(lingerNanos);
                }
                queue.drainTo(batch, maxBatch - 1);
                writeTogether(batch);
            } catch (InterruptedException stopped) {
                return;
            } catch (Throwable failure) { // An Error, too: without this thread nothing is written any more.
                LOG.errorf(failure, "%s: %d items are given up", name, batch.size());
                batch.forEach(pending -> pending.written().completeExceptionally(failure));
                pause();
            } finally {
                batch.clear();
            }
        }
    }

    private void writeTogether(List<Pending<T>> batch) throws InterruptedException {
        if (batch.size() == 1) {
            writeAlone(batch.getFirst());
            return;
        }
        try {
            await(batch.stream().map(Pending::item).toList());
            batch.forEach(pending -> pending.written().complete(null));
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "%s: a batch of %d cannot be written, each of its items is tried alone: %s",
                    name, batch.size(), failure);
            for (Pending<T> pending : batch) {
                writeAlone(pending);
            }
        }
    }

    private void writeAlone(Pending<T> pending) throws InterruptedException {
        for (int tries = 1; !pending.written().isDone(); tries++) {
            try {
                await(List.of(pending.item()));
                pending.written().complete(null);
            } catch (RuntimeException failure) {
                if (tries == MAX_TRIES || DataErrors.isDataError(failure)) {
                    LOG.errorf(failure, "%s: an item cannot be written", name);
                    pending.written().completeExceptionally(failure);
                } else {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        }
    }

    private void await(List<T> items) {
        Uni.createFrom()
                .deferred(() -> write.apply(items))
                .onFailure(Retrying::isInfrastructureAway)
                .invoke(failure -> LOG.warnf("%s: waiting, will try again: %s", name, failure))
                .onFailure(Retrying::isInfrastructureAway)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .await()
                .indefinitely();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
