package io.recredit.billing.topup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Carries out attempts that are due, so many at a time. It is woken when one is known to be due, and looks by itself
 * now and then: attempts of other processes, scheduled ones, and what a crash left behind are found by their time alone.
 * Several workers get along: who takes an attempt first, under its balance's lock, has it.
 */
@ApplicationScoped
class TopupWorker {

    private static final Logger LOG = Logger.getLogger(TopupWorker.class);

    /** An attempt that could not be carried out for a reason of ours is left alone for so long. */
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

    /** What takes longer hangs, on a lost connection perhaps, and gives its place to others. Its lease ended long before. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration SQL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(15);

    private final Pool pool;
    private final AttemptRows attempts;
    private final CarryOutAttempt carryOutAttempt;
    private final TopupConfig config;
    private final TopupMetrics metrics;

    private final Semaphore wakeUps = new Semaphore(0);
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Instant> resting = new ConcurrentHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("topup-worker").unstarted(this::run);
    private volatile boolean backlog;
    private Instant countedAt = Instant.EPOCH;

    TopupWorker(
            Pool pool,
            AttemptRows attempts,
            CarryOutAttempt carryOutAttempt,
            TopupConfig config,
            TopupMetrics metrics) {
        this.pool = pool;
        this.attempts = attempts;
        this.carryOutAttempt = carryOutAttempt;
        this.config = config;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(2));
    }

    /** Tells, after the commit, that an attempt is due. Cheap; many calls count as one. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                wakeUps.drainPermits();
                startDue(Instant.now());
            } catch (RuntimeException | Error failure) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.warnf("due top-ups cannot be looked for now: %s", failure);
            }
            try {
                wakeUps.tryAcquire(config.pollEvery().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void startDue(Instant now) {
        resting.values().removeIf(until -> until.isBefore(now));
        int free = config.parallelCharges() - inHand.size();
        if (free > 0) {
            // What is in hand may still look due; it must not hide the others.
            int limit = config.parallelCharges() + inHand.size() + resting.size();
            List<AttemptRows.DueRow> due = attempts.due(pool, now, limit).await().atMost(SQL_TIMEOUT).stream()
                    .filter(row -> !inHand.contains(row.id()) && !resting.containsKey(row.id()))
                    .toList();
            backlog = due.size() > free;
            due.stream().limit(free).forEach(this::carryOut);
        } else {
            backlog = true;
        }
        if (countedAt.plus(COUNT_EVERY).isBefore(now)) {
            metrics.open(attempts.countOpen(pool).await().atMost(SQL_TIMEOUT));
            countedAt = now;
        }
    }

    private void carryOut(AttemptRows.DueRow due) {
        inHand.add(due.id());
        Uni<Boolean> carriedOut = Uni.createFrom()
                .deferred(() -> carryOutAttempt.carryOut(due))
                .ifNoItem()
                .after(LONGEST)
                .fail();
        carriedOut.subscribe().with(another -> done(due, another), failure -> {
            LOG.warnf(
                    failure,
                    "top-up %s of %s could not be carried out now, it will be tried again",
                    due.id(),
                    due.balance().account());
            resting.put(due.id(), Instant.now().plus(REST_AFTER_FAILURE));
            done(due, false);
        });
    }

    private void done(AttemptRows.DueRow due, boolean another) {
        inHand.remove(due.id());
        if (another || backlog) {
            wake();
        }
    }
}
