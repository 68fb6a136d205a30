package io.recredit.localstack.demo;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the services promise to do soon, never longer than a bound. */
final class Patience {

    /** A new account, user or tariff is known to the other services within about a second. */
    static final Duration NEWS = Duration.ofSeconds(20);

    private static final long POLL_MILLIS = 100;

    private Patience() {}

    /**
     * Asks again while the failure is one that time heals.
     *
     * @throws RestFailure the last one, when the bound is over or another failure came
     */
    static Answer until(Duration bound, Predicate<RestFailure> heals, Supplier<Answer> request) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (true) {
            try {
                return request.get();
            } catch (RestFailure failure) {
                if (!heals.test(failure) || System.nanoTime() > deadline) {
                    throw failure;
                }
            }
            pause(POLL_MILLIS);
        }
    }

    /** Waits for a condition; false if it was still not so when the bound was over. */
    static boolean await(Duration bound, long everyMillis, BooleanSupplier condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(everyMillis);
        }
        return true;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
