package io.recredit.systemtests.harness;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, never for a time: it looks every 20 ms and gives up at a bound. */
public final class Await {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Await() {}

    /**
     * Waits until the condition holds.
     *
     * @throws AssertionError when it does not hold within the bound
     */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        until(what, atMost, condition::getAsBoolean, holds -> holds);
    }

    /**
     * Waits until what is read fits, and returns it.
     *
     * @throws AssertionError with the last value read when none fits within the bound
     */
    public static <T> T until(String what, Duration atMost, Supplier<T> read, Predicate<T> fits) {
        long deadline = System.nanoTime() + atMost.toNanos();
        T last = read.get();
        while (!fits.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what + "; last seen: " + last);
            }
            pause();
            last = read.get();
        }
        return last;
    }

    /** One breath between two tries. */
    public static void pause() {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
}
