package io.recredit.bench.sending;

import io.recredit.bench.WrongResult;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waiting for something that comes about by itself. */
final class Patience {

    private static final long LOOK_EVERY_MILLIS = 20;

    private Patience() {}

    /**
     * Looks every {@value #LOOK_EVERY_MILLIS} ms whether it is so.
     *
     * @throws WrongResult if it was not within the time
     */
    static void await(String what, Duration atMost, Callable<Boolean> isSo) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!call(isSo)) {
            if (System.nanoTime() > deadline) {
                throw new WrongResult("not within " + atMost.toSeconds() + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private static boolean call(Callable<Boolean> question) throws InterruptedException {
        try {
            return question.call();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
