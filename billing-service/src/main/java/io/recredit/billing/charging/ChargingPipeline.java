package io.recredit.billing.charging;

import io.recredit.billing.charging.AnswerRequests.Answered;
import io.recredit.billing.charging.RequestReader.Delivery;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Polls on their way from records to acknowledged answers: while one is decided, the next is read and the one before is
 * published. Each step takes the polls one at a time and in their order, so that no answer overtakes another and a poll
 * that has to wait holds up those behind it. A poll is acknowledged when its answers are.
 *
 * <p>At most three polls are in here: one that is read, one that is decided, and one that is published.
 */
@ApplicationScoped
class ChargingPipeline {

    private static final CompletableFuture<@Nullable Void> DONE = CompletableFuture.completedFuture(null);

    private static final Logger LOG = Logger.getLogger(ChargingPipeline.class);

    private final Steps steps;

    private CompletableFuture<?> decidedLast = DONE;
    private CompletableFuture<?> publishedLast = DONE;
    private CompletableFuture<?> publishedBeforeLast = DONE;
    private volatile @Nullable Throwable brokenBy;

    /** Reading asks for the owners of accounts, so it waits for them, too. */
    @Inject
    ChargingPipeline(KnownReferences references, RequestReader reader, AnswerRequests answers) {
        this(new Steps(
                records -> references
                        .loaded()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .chain(() -> reader.read(records)),
                answers::decide,
                answers::publish));
    }

    ChargingPipeline(Steps steps) {
        this.steps = steps;
    }

    /**
     * What is done with each poll.
     *
     * @param read tried again for as long as it takes
     * @param decide tried again for as long as it takes: it gives the same answers again
     * @param publish does not fail; tries again by itself what may be sent twice
     */
    record Steps(
            Function<ConsumerRecords<String, byte[]>, Uni<List<Delivery>>> read,
            Function<List<Delivery>, Uni<List<Answered>>> decide,
            Function<List<Answered>, Uni<Void>> publish) {}

    /**
     * Takes one poll. Who calls again before the completion gets more than three polls in here.
     *
     * @param acknowledge commits the poll's offsets some time later
     * @return completes when the next poll may come: when this one is being decided
     */
    synchronized Uni<Void> take(ConsumerRecords<String, byte[]> records, Supplier<CompletionStage<Void>> acknowledge) {
        CompletableFuture<List<Delivery>> read = startReading(records);
        CompletableFuture<?> turn = CompletableFuture.allOf(decidedLast, publishedBeforeLast);
        CompletableFuture<List<Answered>> decided = turn.thenCombine(read, (before, deliveries) -> deliveries)
                .thenComposeAsync(
                        deliveries -> Retrying.untilDone(() -> steps.decide().apply(deliveries))
                                .subscribeAsCompletionStage(),
                        here());
        CompletableFuture<Void> published = publishedLast
                .thenCombine(decided, (before, answered) -> answered)
                .thenComposeAsync(
                        answered -> steps.publish().apply(answered).subscribeAsCompletionStage(),
                        Infrastructure.getDefaultWorkerPool())
                .thenCompose(done -> acknowledged(acknowledge))
                .whenComplete(this::note);
        decidedLast = decided;
        publishedBeforeLast = publishedLast;
        publishedLast = published;
        return Uni.createFrom().completionStage(turn).replaceWithVoid();
    }

    /**
     * What stopped the pipeline for good: every poll after the one that failed fails, too. Only a restart helps, which
     * begins with that poll again.
     */
    Optional<Throwable> brokenBy() {
        return Optional.ofNullable(brokenBy);
    }

    private CompletableFuture<List<Delivery>> startReading(ConsumerRecords<String, byte[]> records) {
        return Retrying.untilDone(() -> steps.read().apply(records)).subscribeAsCompletionStage();
    }

    /** An offset that is not committed only means that answers are given again, which they can be. */
    private static CompletionStage<@Nullable Void> acknowledged(Supplier<CompletionStage<Void>> acknowledge) {
        return DONE.thenCompose(before -> acknowledge.get()).handle((done, failure) -> {
            if (failure != null) {
                LOG.warnf("a poll that was answered is not acknowledged: %s", failure);
            }
            return null;
        });
    }

    private void note(@Nullable Void done, @Nullable Throwable failure) {
        if (failure != null && brokenBy == null) {
            brokenBy = failure;
            LOG.error("charging has stopped, until billing-service is started again", failure);
        }
    }

    /** The event loop that polls are delivered on decides them. */
    private static Executor here() {
        @Nullable Context context = Vertx.currentContext();
        return context == null
                ? Infrastructure.getDefaultWorkerPool()
                : work -> context.runOnContext(ignored -> work.run());
    }
}
