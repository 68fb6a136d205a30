package io.recredit.billing.database;

import io.recredit.kit.problem.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many reads of one kind that take long go on at a time, in all and for each customer, so that they leave
 * PostgreSQL and its connections to those who send.
 */
public final class HeavyReads {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final String what;
    private final int most;
    private final int mostOfCustomer;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> ofCustomers = new ConcurrentHashMap<>();

    /**
     * Takes the bounds.
     *
     * @param what in the plural, for the caller who is refused
     */
    public HeavyReads(String what, int most, int mostOfCustomer) {
        this.what = what;
        this.most = most;
        this.mostOfCustomer = mostOfCustomer;
    }

    /** A place that was taken. It can be given back more than once, by whoever sees the end first. */
    public interface Place {
        void giveBack();
    }

    /** Takes a place for a customer's read, or throws a 503 if there is none. */
    public Place take(String customer) {
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            throw full();
        }
        if (ofCustomers.merge(customer, 1, Integer::sum) > mostOfCustomer) {
            giveBack(customer);
            throw full();
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return () -> {
            if (taken.compareAndSet(true, false)) {
                giveBack(customer);
            }
        };
    }

    /** How many go on. */
    public int running() {
        return all.get();
    }

    private void giveBack(String customer) {
        ofCustomers.computeIfPresent(customer, (same, taken) -> taken == 1 ? null : taken - 1);
        all.decrementAndGet();
    }

    private RuntimeException full() {
        return Problems.unavailable(
                RETRY_AFTER, "Nothing was done: as many %s are under way as may be. Try again later.".formatted(what));
    }
}
