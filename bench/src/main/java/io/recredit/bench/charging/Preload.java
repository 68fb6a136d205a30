package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import io.recredit.bench.report.Figure;
import io.recredit.bench.report.ProgressLine;
import io.recredit.contracts.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** Fills the topic of charges as fast as it goes. */
final class Preload {

    private static final int THREADS = 2;
    private static final int LINGER_MILLIS = 20;
    private static final int TOLD_EVERY = 10_000;

    private final String bootstrapServers;
    private final ProgressLine progress;

    Preload(String bootstrapServers, ProgressLine progress) {
        this.bootstrapServers = bootstrapServers;
        this.progress = progress;
    }

    /**
     * Publishes charges and waits until all are acknowledged.
     *
     * @return their ids
     */
    Set<UUID> publish(AccountSet accounts, int charges, long seed) throws InterruptedException {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = KafkaClients.producer(bootstrapServers, LINGER_MILLIS);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<List<UUID>>> parts = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                int size = charges / THREADS + (part < charges % THREADS ? 1 : 0);
                ChargeMaker maker = new ChargeMaker(accounts, seed + part);
                parts.add(() -> publish(producer, maker, size, failure));
            }
            Set<UUID> ids = new HashSet<>(charges * 2);
            for (Future<List<UUID>> part : threads.invokeAll(parts)) {
                ids.addAll(part.get());
            }
            producer.flush();
            Exception failed = failure.get();
            if (failed != null) {
                throw new WrongResult("Kafka does not take the charges: " + failed.getMessage(), failed);
            }
            return ids;
        } catch (ExecutionException e) {
            throw new WrongResult("Cannot publish the charges: " + e.getMessage(), e);
        }
    }

    private List<UUID> publish(
            KafkaProducer<String, byte[]> producer,
            ChargeMaker maker,
            int charges,
            AtomicReference<@Nullable Exception> failure) {
        List<UUID> ids = new ArrayList<>(charges);
        for (int i = 0; i < charges; i++) {
            UUID id = Ids.next();
            ids.add(id);
            // A failure is remembered by the callback; flush waits for all of them.
            var unused = producer.send(maker.record(id), (metadata, failed) -> {
                if (failed != null) {
                    failure.compareAndSet(null, failed);
                }
            });
            if (i % TOLD_EVERY == 0) {
                progress.now("publishing " + Figure.count((long) i * THREADS));
            }
        }
        return ids;
    }
}
