package io.recredit.localstack.processor;

import io.recredit.localstack.http.WebCaller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Requests that wait to be released. */
final class Holds {

    /** How soon it is seen that a caller has gone. */
    private static final int GLANCE_MILLIS = 10;

    private final Map<Long, Waiting> waiting = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong();

    /**
     * Waits.
     *
     * @return whether it was released; false if the caller has gone
     */
    boolean await(FaultKind phase, @Nullable String key, Map<String, String> metadata, WebCaller caller) {
        CountDownLatch release = new CountDownLatch(1);
        long id = lastId.incrementAndGet();
        waiting.put(id, new Waiting(new Hold(id, phase, key, metadata, Instant.now()), release));
        try {
            while (!release.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (caller.hasGone()) {
                    return false;
                }
            }
            return !caller.hasGone();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.remove(id);
        }
    }

    /** Oldest first. */
    List<Hold> waiting() {
        return waiting.values().stream().map(Waiting::hold).toList();
    }

    /** Lets all go on; says how many there were. */
    int release() {
        List<Waiting> all = List.copyOf(waiting.values());
        all.forEach(held -> held.release().countDown());
        return all.size();
    }

    private record Waiting(Hold hold, CountDownLatch release) {}
}
