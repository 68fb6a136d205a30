package io.recredit.send.intake;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Keeps the promise of stored messages: publishes charges again until billing has decided. */
@ApplicationScoped
class IntakeSweepJob {

    private static final int MAX_BATCHES = 5;
    private static final int MAX_MESSAGES = 2_000;
    private static final int MAX_KEYS = 10_000;

    private final SweepRepository sweep;
    private final ChargePublisher publisher;
    private final PublishingState publishing;
    private final IntakeMetrics metrics;
    private final KeyRepository keys;
    private final Pool pool;
    private final IntakeConfig config;

    IntakeSweepJob(
            SweepRepository sweep,
            ChargePublisher publisher,
            PublishingState publishing,
            IntakeMetrics metrics,
            KeyRepository keys,
            Pool pool,
            IntakeConfig config) {
        this.sweep = sweep;
        this.publisher = publisher;
        this.publishing = publishing;
        this.metrics = metrics;
        this.keys = keys;
        this.pool = pool;
        this.config = config;
    }

    /** Publishes again what Kafka has not acknowledged, and what billing has not decided. */
    @Scheduled(every = "${recredit.intake.sweep-every:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> republish() {
        return quietly("republish charges", republishBatches().chain(this::republishUndecided));
    }

    /** Counts for turning requests away when too many batches wait. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return quietly(
                "count what waits",
                sweep.countBatches().invoke(publishing::counted).replaceWithVoid());
    }

    /** Seldom, since under load the index is full of messages that have been decided meanwhile. */
    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> countUndecided() {
        return quietly(
                "count undecided messages",
                sweep.countUndecided().invoke(metrics::undecided).replaceWithVoid());
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetKeys() {
        return quietly("forget idempotency keys", forgetKeysBefore(Instant.now().minus(config.keepIdempotencyKeys())));
    }

    private Uni<Void> forgetKeysBefore(Instant time) {
        return keys.forgetBefore(pool, time, MAX_KEYS)
                .chain(count -> count == MAX_KEYS
                        ? forgetKeysBefore(time)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> republishBatches() {
        return sweep.takeBatches(Instant.now(), MAX_BATCHES)
                .onItem()
                .transformToMulti(batches -> Multi.createFrom().iterable(batches))
                .onItem()
                .transformToUniAndConcatenate(this::republish)
                .collect()
                .asList()
                .chain(done -> done.size() == MAX_BATCHES
                        ? republishBatches()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> republish(SweepRepository.Batch batch) {
        return sweep.undecidedOf(batch)
                .invoke(charges -> Log.infof("batch %s: %d charges are published again", batch.id(), charges.size()))
                .chain(publisher::publish)
                .chain(() -> publisher.delete(batch.id()))
                .replaceWith(true);
    }

    private Uni<Void> republishUndecided() {
        return sweep.takeUndecided(Instant.now(), MAX_MESSAGES).chain(charges -> {
            if (charges.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Log.infof("%d undecided charges are published again", charges.size());
            return publisher
                    .publish(charges)
                    .chain(() -> charges.size() == MAX_MESSAGES
                            ? republishUndecided()
                            : Uni.createFrom().voidItem());
        });
    }

    /** The next run tries again. */
    private static Uni<Void> quietly(String what, Uni<Void> work) {
        return work.onFailure()
                .invoke(failure -> Log.warnf("cannot %s: %s", what, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
