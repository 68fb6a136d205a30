package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a running billing-service from deciding anything: a lock on the table of balances, which its first statement
 * waits for. What it has fetched from the topic by then, at most a few polls, it need not fetch again.
 */
final class Held implements AutoCloseable {

    /** As the service waits 30 s for a lock and then tries again after at most 5 s. */
    private static final long LONGEST_WAIT_SECONDS = 40;

    private static final String WAITING =
            "select count(*) from pg_locks where relation = 'balance'::regclass and not granted";

    private final Connection connection;

    private Held(Connection connection) {
        this.connection = connection;
    }

    static Held hold(BillingDatabase database) {
        try {
            Connection connection = database.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table balance in exclusive mode");
            }
            return new Held(connection);
        } catch (SQLException e) {
            throw new WrongResult("Cannot hold billing back: " + e.getMessage(), e);
        }
    }

    /** Waits until the service waits, with its first charges in its hands. */
    void awaitArrival() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        try (Statement statement = connection.createStatement()) {
            while (System.nanoTime() < deadline) {
                try (ResultSet row = statement.executeQuery(WAITING)) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (SQLException e) {
            throw new WrongResult("Cannot see whether billing waits: " + e.getMessage(), e);
        }
        throw new WrongResult("billing-service does not take charges; see its log");
    }

    /** Lets it go. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new WrongResult("Cannot let billing go: " + e.getMessage(), e);
        }
    }
}
