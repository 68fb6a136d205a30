package io.recredit.localstack.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Receipts on their way. Like a real carrier's they are kept until some link of the sender acknowledges them: one that
 * is not acknowledged, or for which no link is bound, is tried again.
 */
final class Receipts implements AutoCloseable {

    private static final int MAX_WAITING = 200_000;
    /** Receipts not yet acknowledged: a window that every SMPP client can be expected to take. */
    private static final int MAX_OPEN = 80;

    private static final Duration RETRY_AFTER = Duration.ofMillis(250);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(30);

    private final Links links;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("receipt-clock").factory());
    private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore open = new Semaphore(MAX_OPEN);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong delivered = new AtomicLong();

    Receipts(Links links) {
        this.links = links;
    }

    /** Delivers it after the delay. Above {@value #MAX_WAITING} waiting receipts the newest are lost. */
    void later(Receipt receipt, int delayMillis) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return;
        }
        schedule(receipt, delayMillis);
    }

    /** Delivers it now; if that fails it is tried again later. */
    void now(Receipt receipt) {
        waiting.incrementAndGet();
        attempt(receipt);
    }

    long delivered() {
        return delivered.get();
    }

    int waiting() {
        return waiting.get();
    }

    private void schedule(Receipt receipt, long delayMillis) {
        try {
            clock.schedule(() -> couriers.execute(() -> attempt(receipt)), delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            waiting.decrementAndGet();
        }
    }

    private void attempt(Receipt receipt) {
        if (deliver(receipt)) {
            waiting.decrementAndGet();
            delivered.incrementAndGet();
        } else if (Instant.now().isAfter(receipt.doneAt().plus(GIVE_UP_AFTER))) {
            waiting.decrementAndGet();
        } else {
            schedule(receipt, RETRY_AFTER.toMillis());
        }
    }

    private boolean deliver(Receipt receipt) {
        Optional<Links.Link> link = links.nextReceiver(receipt.part().systemId());
        if (link.isEmpty()) {
            return false;
        }
        open.acquireUninterruptibly();
        try {
            receipt.deliver(link.get().session());
            return true;
        } catch (Exception notAcknowledged) {
            // Refused, timed out, or the link is gone: all the same here, it is tried again.
            return false;
        } finally {
            open.release();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        couriers.shutdownNow();
    }
}
