package io.recredit.localstack;

import io.recredit.localstack.process.StartFailure;
import io.recredit.localstack.progress.Progress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a start side by side and tells how long each took. */
final class Steps {

    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("start-", 0).factory());
    private final Progress progress;
    private final Runnable onFirstFailure;
    private final AtomicReference<@Nullable StartFailure> firstFailure = new AtomicReference<>();

    /**
     * Makes an empty list of steps.
     *
     * @param onFirstFailure should make the other steps end soon
     */
    Steps(Progress progress, Runnable onFirstFailure) {
        this.progress = progress;
        this.onFirstFailure = onFirstFailure;
    }

    /** Runs a step once others are done; it is skipped when one of them failed. */
    <T> CompletableFuture<T> after(String name, Supplier<T> step, CompletableFuture<?>... others) {
        return CompletableFuture.allOf(others).thenApplyAsync(done -> run(name, step), threads);
    }

    private <T> T run(String name, Supplier<T> step) {
        progress.begins(name);
        long begin = System.nanoTime();
        try {
            T result = step.get();
            progress.isReady(name, Duration.ofNanos(System.nanoTime() - begin));
            return result;
        } catch (RuntimeException e) {
            StartFailure failure =
                    e instanceof StartFailure known ? known : new StartFailure(name + " does not start: " + e, e);
            if (firstFailure.compareAndSet(null, failure)) {
                progress.failed(name);
                onFirstFailure.run();
            }
            throw failure;
        }
    }

    /**
     * Waits for all, also when one fails.
     *
     * @throws StartFailure the first failure
     */
    void await(CompletableFuture<?>... steps) {
        try {
            CompletableFuture.allOf(steps).join();
        } catch (CompletionException e) {
            StartFailure first = firstFailure.get();
            throw first != null ? first : new StartFailure("The stack does not start: " + e.getMessage(), e);
        }
    }
}
