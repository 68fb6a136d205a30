package io.recredit.billing.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Blocking calls of the processor, away from the event loops: on virtual threads, a bounded number at a time. */
@ApplicationScoped
class ProcessorThreads {

    /** Calls at a time; the next wait. Each is bounded by its timeouts, so the waiting is, too. */
    static final int MAX_CALLS = 128;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(MAX_CALLS, true);

    /** Runs the call, and hands its result back on the Vert.x context of the one who asked, if there is one. */
    <T> Uni<T> call(Supplier<T> call) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<T> result = Uni.createFrom().item(() -> bounded(call)).runSubscriptionOn(threads);
            return context == null ? result : result.emitOn(task -> context.runOnContext(ignored -> task.run()));
        });
    }

    private <T> T bounded(Supplier<T> call) {
        free.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            free.release();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
