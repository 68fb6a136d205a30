package io.recredit.systemtests.harness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Rows of a service's database that nobody else can lock or change until this is closed. */
public final class RowLock implements AutoCloseable {

    private static final Duration COMES_WITHIN = Duration.ofSeconds(60);

    /** Not pg_stat_activity: that shows, until the transaction ends, only connections that were there at its first use. */
    private static final String WAITING = "select count(distinct pid) from pg_locks where not granted"
            + " and pg_backend_pid() = any(pg_blocking_pids(pid))";

    private final Connection connection;

    private RowLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes the locks of a {@code select ... for update}, which must find a row. */
    static RowLock of(Connection connection, String sql, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet locked = statement.executeQuery()) {
                if (!locked.next()) {
                    throw new IllegalStateException("nothing to lock: " + sql);
                }
            }
            return new RowLock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Waits until some other transactions wait for this one. */
    public void awaitWaiting(String who, int transactions) {
        Await.until(who + " waits for the lock", COMES_WITHIN, () -> waiting() >= transactions);
    }

    private int waiting() {
        try (PreparedStatement statement = connection.prepareStatement(WAITING);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(WAITING, e);
        }
    }

    /** Lets go without a change. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the lock could not be given back", e);
        }
    }
}
