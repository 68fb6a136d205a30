package io.recredit.kit.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the bytes of bodies as they arrive, so that one that is only announced takes no room, and ends those that take
 * too long. Bytes are counted at each {@link #look}; what arrives between two of them is above the bound.
 */
final class IncomingBodies {

    static final EarlyProblem TOO_SLOW = new EarlyProblem(
            408,
            "too-slow",
            "Too slow",
            "Nothing was done: the body did not arrive in time. Send the request again on a new connection.");

    private final long maxBytes;
    private final long withinNanos;
    private final Map<IncomingBody, Long> sinceNanos = new ConcurrentHashMap<>();
    private volatile long bytes;

    /**
     * Takes the bounds.
     *
     * @param maxBytes of all bodies together
     * @param within which a body must be whole
     */
    IncomingBodies(long maxBytes, Duration within) {
        this.maxBytes = maxBytes;
        this.withinNanos = within.toNanos();
    }

    boolean isFull() {
        return bytes >= maxBytes;
    }

    void add(IncomingBody body, long nowNanos) {
        sinceNanos.put(body, nowNanos);
    }

    /** The request is done, or its client is gone. */
    void remove(IncomingBody body) {
        sinceNanos.remove(body);
    }

    /** Counts, and stops bodies that are too slow, and the youngest unfinished ones while there are too many bytes. */
    void look(long nowNanos) {
        long sum = 0;
        List<Map.Entry<IncomingBody, Long>> unfinished = new ArrayList<>();
        for (Map.Entry<IncomingBody, Long> entry : sinceNanos.entrySet()) {
            IncomingBody body = entry.getKey();
            long arrived = body.arrivedBytes();
            if (body.isWhole()) {
                sum += arrived;
            } else if (nowNanos - entry.getValue() > withinNanos) {
                stop(body, TOO_SLOW);
            } else {
                sum += arrived;
                unfinished.add(entry);
            }
        }
        if (sum > maxBytes) {
            unfinished.sort(Comparator.comparingLong(entry -> nowNanos - entry.getValue()));
            for (Map.Entry<IncomingBody, Long> youngest : unfinished) {
                if (sum <= maxBytes) {
                    break;
                }
                sum -= youngest.getKey().arrivedBytes();
                stop(youngest.getKey(), RequestLimit.TOO_MANY);
            }
        }
        bytes = sum;
    }

    private void stop(IncomingBody body, EarlyProblem why) {
        remove(body);
        body.stop(why);
    }
}
