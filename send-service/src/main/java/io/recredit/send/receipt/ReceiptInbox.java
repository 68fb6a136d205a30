package io.recredit.send.receipt;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recredit.send.batch.BatchWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes receipts from the links. A receipt is acknowledged to the carrier only after it is stored here. */
@ApplicationScoped
public class ReceiptInbox {

    private static final int CAPACITY = 5_000;
    private static final int MAX_BATCH = 500;
    /** Short, since a carrier has only so many receipts unanswered at a time. */
    private static final Duration LINGER = Duration.ofMillis(5);

    private static final long STOP_TIMEOUT_MILLIS = 2_000;

    private final BatchWriter<DeliveryReceipt> writer;

    ReceiptInbox(SettleMessages settle) {
        writer = new BatchWriter<>("receipts", CAPACITY, MAX_BATCH, LINGER, settle::withReceipts);
    }

    void start(@Observes StartupEvent started) {
        writer.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        writer.stop(STOP_TIMEOUT_MILLIS);
    }

    /** Completed once the receipt is committed; empty if {@value #CAPACITY} wait already: the carrier must try again. */
    public Optional<CompletableFuture<Void>> take(DeliveryReceipt receipt) {
        return writer.offer(receipt);
    }
}
