package io.recredit.billing.charging;

import io.recredit.billing.charging.AnswerRequests.Answered;
import io.recredit.billing.charging.RequestReader.Delivery;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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

    private final KnownReferences references;
    private final RequestReader reader;
    private final AnswerRequests answers;

    private CompletableFuture<?> decidedLast = DONE;
    private CompletableFuture<?> publishedLast = DONE;
    private CompletableFuture<?> publishedBeforeLast = DONE;

    ChargingPipeline(KnownReferences references, RequestReader reader, AnswerRequests answers) {
        this.references = references;
        this.reader = reader;
        this.answers = answers;
    }

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
                .thenComposeAsync(deliveries -> answers.decide(deliveries).subscribeAsCompletionStage(), here());
        CompletableFuture<Void> published = publishedLast
                .thenCombine(decided, (before, answered) -> answered)
                .thenComposeAsync(
                        answered -> answers.publish(answered).subscribeAsCompletionStage(),
                        Infrastructure.getDefaultWorkerPool())
                .thenCompose(done -> acknowledge.get());
        decidedLast = decided;
        publishedBeforeLast = publishedLast;
        publishedLast = published;
        return Uni.createFrom().completionStage(turn).replaceWithVoid();
    }

    /** Reading asks for the owners of accounts, so it waits for them, too. */
    private CompletableFuture<List<Delivery>> startReading(ConsumerRecords<String, byte[]> records) {
        return Retrying.untilDone(() -> references
                        .loaded()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .chain(() -> reader.read(records)))
                .subscribeAsCompletionStage();
    }

    /** The event loop that polls are delivered on decides them: one thread, and one connection of its own. */
    private static Executor here() {
        @Nullable Context context = Vertx.currentContext();
        return context == null
                ? Infrastructure.getDefaultWorkerPool()
                : work -> context.runOnContext(ignored -> work.run());
    }
}
