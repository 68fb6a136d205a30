package io.recredit.kit.kafka;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One batch on its way to Kafka: handed over record by record, acknowledged as a whole. */
final class Sending<T> {

    private final List<T> items;
    private final Function<T, ProducerRecord<String, byte[]>> recordOf;
    private final AtomicInteger open;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CompletableFuture<@Nullable Void> acknowledged = new CompletableFuture<>();

    /** @param items at least one */
    Sending(List<T> items, Function<T, ProducerRecord<String, byte[]>> recordOf) {
        this.items = items;
        this.recordOf = recordOf;
        this.open = new AtomicInteger(items.size());
    }

    /**
     * Gives the records to the producer in their order. It stops at the first that the producer does not take: while
     * Kafka's metadata or a free buffer is waited for, each of the others would block as long as the first.
     */
    void handOver(Producer<String, byte[]> producer) {
        Callback callback = (metadata, thrown) -> settled(1, thrown);
        int handedOver = 0;
        try {
            for (T item : items) {
                if (failure.get() != null) {
                    break;
                }
                producer.send(recordOf.apply(item), callback);
                handedOver++;
            }
        } catch (RuntimeException notTaken) {
            failure.compareAndSet(null, notTaken);
        }
        settled(items.size() - handedOver, null);
    }

    /** Completes when it is known of every record what became of it; fails with what was the first failure. */
    CompletionStage<@Nullable Void> acknowledged() {
        return acknowledged;
    }

    private void settled(int records, @Nullable Exception thrown) {
        if (thrown != null) {
            failure.compareAndSet(null, thrown);
        }
        if (records == 0 || open.addAndGet(-records) > 0) {
            return;
        }
        Throwable first = failure.get();
        if (first == null) {
            acknowledged.complete(null);
        } else {
            acknowledged.completeExceptionally(first);
        }
    }
}
