package io.recredit.send.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** What this instance knows about Kafka taking the charge events. It decides whether more may be promised. */
@ApplicationScoped
class PublishingState {

    private final IntakeConfig config;
    private final AtomicInteger unpublishedMessages = new AtomicInteger();
    private volatile long lastProgressNanos;
    private volatile boolean refused;
    private volatile long waitingBatches;

    PublishingState(IntakeConfig config) {
        this.config = config;
    }

    /** Whether requests are to be turned away before anything is stored. */
    boolean isOverloaded() {
        int unpublished = unpublishedMessages.get();
        return refused
                || unpublished >= config.maxUnpublishedMessages()
                || waitingBatches >= config.maxWaitingBatches()
                || (unpublished > 0
                        && System.nanoTime() - lastProgressNanos
                                > config.kafkaSilentAfter().toNanos());
    }

    /** Some messages are stored and their charges are on the way to Kafka. */
    void publishing(int messages) {
        if (unpublishedMessages.getAndAdd(messages) == 0) {
            lastProgressNanos = System.nanoTime();
        }
    }

    void published(int messages) {
        unpublishedMessages.addAndGet(-messages);
        lastProgressNanos = System.nanoTime();
        refused = false;
    }

    /** Kafka did not take the charges; the sweep will try again. */
    void failed(int messages) {
        unpublishedMessages.addAndGet(-messages);
        refused = true;
    }

    /** The sweep has counted the batches of all instances that wait; if none does, Kafka is to be tried again. */
    void counted(long batches) {
        waitingBatches = batches;
        if (batches == 0) {
            refused = false;
        }
    }

    /** Messages of this instance whose charges Kafka has not acknowledged. */
    int unpublishedMessages() {
        return unpublishedMessages.get();
    }

    /** Batches of all instances that waited when last counted. */
    long waitingBatches() {
        return waitingBatches;
    }
}
