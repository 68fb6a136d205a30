package io.recredit.localstack.verify;

import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.postgres.DatabaseAccess;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Waits until nothing is in flight any more: no message undecided or unsent, no mail unsent, no event unpublished or unread. */
final class Drain implements AutoCloseable {

    private static final long POLL_MILLIS = 200;
    private static final long PROGRESS_MILLIS = 2_000;

    private static final String OUTBOX = "select 'outbox rows', count(*) from outbox";

    /** Scheduled attempts wait for hours: only what is to be done now is in flight. */
    private static final String TOPUPS = """
            select 'top-ups under way', count(*) from topup_attempt
            where due_at is not null and (state in ('charging', 'unknown') or state = 'requested' and due_at <= now())
            """;

    /** Each part is served by a partial index or a small table, so that looking five times a second is no load. */
    private static final String SEND = """
            select 'undecided messages', count(*) from message where state = 'accepted'
            union all select 'messages to send', count(*) from message where state = 'charged'
            union all select 'messages being sent', count(*) from message where state = 'sending'
            union all select 'intake batches', count(*) from intake_batch
            union all select 'outbox rows', count(*) from outbox
            """;

    private static final String REFUNDS =
            "select 'refunds asked for', count(*) from message where refund = 'requested'";

    private static final String MAILS = "select 'mails to send', count(*) from mail where state = 'due'";

    private final Connection account;
    private final Connection billing;
    private final Connection send;
    private final Connection notification;
    private final TopicState topics;

    Drain(StackAddresses stack) throws SQLException {
        account = open(stack.database("account"));
        billing = open(stack.database("billing"));
        send = open(stack.database("send"));
        notification = open(stack.database("notification"));
        topics = new TopicState(stack.kafkaBootstrap());
    }

    /**
     * Waits, and tells every two seconds for what.
     *
     * @return what was still in flight when the time was over, by its name; empty when drained
     */
    Map<String, Long> await(Duration bound, PrintStream progress) throws SQLException {
        long begin = System.nanoTime();
        long nextProgress = PROGRESS_MILLIS;
        while (true) {
            Map<String, Long> waiting = inFlight();
            long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            if (waiting.isEmpty() || elapsed >= bound.toMillis()) {
                return waiting;
            }
            if (elapsed >= nextProgress) {
                nextProgress += PROGRESS_MILLIS;
                progress.println("  draining, " + elapsed / 1000 + " s: " + inWords(waiting));
            }
            pause();
        }
    }

    static String inWords(Map<String, Long> waiting) {
        return waiting.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private Map<String, Long> inFlight() throws SQLException {
        Map<String, Long> waiting = new TreeMap<>();
        collect(send, SEND, "", waiting);
        collect(billing, OUTBOX, " of billing", waiting);
        collect(billing, TOPUPS, "", waiting);
        collect(account, OUTBOX, " of account", waiting);
        if (waiting.isEmpty()) {
            topics.unread().forEach((reader, count) -> add("records unread by " + reader, count, waiting));
        }
        if (waiting.isEmpty()) {
            collect(send, REFUNDS, "", waiting);
            collect(notification, MAILS, "", waiting);
        }
        return waiting;
    }

    private static void collect(Connection database, String sql, String suffix, Map<String, Long> waiting)
            throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                add(rows.getString(1) + suffix, rows.getLong(2), waiting);
            }
        }
    }

    private static void add(String name, long count, Map<String, Long> waiting) {
        if (count > 0) {
            waiting.merge(name, count, Long::sum);
        }
    }

    private static Connection open(DatabaseAccess database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while draining", e);
        }
    }

    @Override
    public void close() throws SQLException {
        try (account;
                billing;
                send;
                notification) {
            topics.close();
        }
    }
}
