package io.recredit.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recredit.kit.kafka.EventPublisher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes what lies in the outbox, lowest id first, and deletes it once Kafka has it: every event at least once, those
 * of one key in order.
 *
 * <p>One relay per database works at a time: the one whose connection holds the advisory lock. It never reads "ids
 * greater than the last", because a transaction with a lower id may commit later. It is a plain loop on a thread of its
 * own, since each step has to wait for the one before.
 */
@ApplicationScoped
public class OutboxRelay {

    /** Events published between two deletions. */
    static final int PAGE = 500;

    /** The session advisory lock's key: "outbox" in ASCII. */
    static final long LOCK = 0x6f7574626f78L;

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** Rows of other instances, or after a missed wake, are found after this time. */
    private static final long POLL_MILLIS = 500;

    private static final long FIRST_BACKOFF_MILLIS = 200;
    private static final long LONGEST_BACKOFF_MILLIS = 5_000;
    private static final Duration SQL_TIMEOUT = Duration.ofSeconds(30);

    /** Above the producer's delivery timeout of two minutes. */
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(150);

    private static final String TRY_LOCK = "select pg_try_advisory_lock($1)";
    private static final String UNLOCK = "select pg_advisory_unlock($1)";
    private static final String READ =
            "select id, topic, key, type, event_id, body, occurred_at from outbox order by id limit $1";
    private static final String DELETE =
            "delete from outbox using unnest($1::bigint[]) as sent (id)" + " where outbox.id = sent.id";

    private final Pool pool;
    private final EventPublisher publisher;
    private final boolean enabled;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);

    OutboxRelay(
            Pool pool,
            EventPublisher publisher,
            @ConfigProperty(name = "recredit.outbox.relay.enabled", defaultValue = "true") boolean enabled) {
        this.pool = pool;
        this.publisher = publisher;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(2));
    }

    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void run() {
        long backoff = FIRST_BACKOFF_MILLIS;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                SqlConnection connection = pool.getConnection().await().atMost(SQL_TIMEOUT);
                try {
                    relayWhileLocked(connection);
                    backoff = FIRST_BACKOFF_MILLIS;
                } finally {
                    connection.closeAndForget();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.warnf("the outbox cannot be relayed now, next try in %d ms: %s", backoff, failure);
                if (!sleep(backoff)) {
                    return;
                }
                backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MILLIS);
            }
        }
    }

    /** Relays until stopped if the lock is to be had; returns after a pause if another instance has it. */
    private void relayWhileLocked(SqlConnection connection) throws InterruptedException {
        if (!lock(connection)) {
            pause();
            return;
        }
        try {
            while (true) {
                wakeUps.drainPermits();
                while (relayPage(connection) == PAGE) {
                    // A full page: there may be more.
                }
                pause();
            }
        } finally {
            // The connection goes back to a pool, where the session and with it the lock would live on.
            unlock(connection);
        }
    }

    private int relayPage(SqlConnection connection) {
        RowSet<Row> rows = await(connection.preparedQuery(READ).execute(Tuple.of(PAGE)));
        if (rows.size() == 0) {
            return 0;
        }
        List<OutboxEvent> events = new ArrayList<>(rows.size());
        Long[] ids = new Long[rows.size()];
        for (Row row : rows) {
            ids[events.size()] = row.getLong("id");
            events.add(new OutboxEvent(
                    row.getString("topic"),
                    row.getString("key"),
                    row.getString("type"),
                    row.getUUID("event_id"),
                    row.getBuffer("body").getBytes(),
                    row.getOffsetDateTime("occurred_at").toInstant()));
        }
        publisher.publishAll(events).await().atMost(PUBLISH_TIMEOUT);
        await(connection.preparedQuery(DELETE).execute(Tuple.tuple().addArrayOfLong(ids)));
        return ids.length;
    }

    private static boolean lock(SqlConnection connection) {
        return await(connection.preparedQuery(TRY_LOCK).execute(Tuple.of(LOCK)))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private static void unlock(SqlConnection connection) {
        // Not awaited: statements of a connection run in order, and a lost connection has lost the lock, too.
        connection
                .preparedQuery(UNLOCK)
                .execute(Tuple.of(LOCK))
                .subscribe()
                .with(unlocked -> {}, failure -> LOG.debugf("the connection with the lock is gone: %s", failure));
    }

    private static <T> T await(Uni<T> statement) {
        return statement.await().atMost(SQL_TIMEOUT);
    }

    private void pause() throws InterruptedException {
        if (wakeUps.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }
}
