package io.recredit.systemtests.harness;

import io.recredit.localstack.postgres.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One service's database, never changed: for what no interface shows, such as "no row was added". */
public final class Database {

    private final DatabaseAccess access;

    Database(DatabaseAccess access) {
        this.access = access;
    }

    /** The one number that a query gives. */
    public long count(String sql, Object... arguments) {
        return Long.parseLong(rows(sql, arguments).getFirst().getFirst());
    }

    /** All rows, every column as text (null as the empty text). */
    public List<List<String>> rows(String sql, Object... arguments) {
        try (Connection connection = open()) {
            return rows(connection, sql, arguments);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** All rows of several queries, which need not be of one moment. */
    public List<List<List<String>>> rowsOfAll(List<String> queries) {
        try (Connection connection = open()) {
            List<List<List<String>>> answers = new ArrayList<>();
            for (String sql : queries) {
                answers.add(rows(connection, sql));
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(queries.toString(), e);
        }
    }

    /** Waits until a query counts something, looking again as fast as the database answers. */
    public void awaitCount(String what, Duration atMost, String sql, Object... arguments) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try (Connection connection = open()) {
            while (rows(connection, sql, arguments).getFirst().getFirst().equals("0")) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Locks the balance of an account in credits, so that whoever wants to post to it has to wait. */
    public RowLock lockBalance(String account) {
        return lockBalances(List.of(account));
    }

    /** Locks the balances of several accounts in credits, in the order in which billing does. */
    public RowLock lockBalances(List<String> accounts) {
        try {
            return RowLock.of(connect(), """
                    select 1 from balance where account = any(string_to_array(?, ',')) and currency = 'CREDIT'
                    order by customer, account for update""", String.join(",", accounts));
        } catch (SQLException e) {
            throw new IllegalStateException("no connection", e);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = connect();
        connection.setReadOnly(true);
        return connection;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    private static List<List<String>> rows(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return read(result);
            }
        }
    }

    private static List<List<String>> read(ResultSet result) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                String text = result.getString(column);
                row.add(text == null ? "" : text);
            }
            rows.add(row);
        }
        return rows;
    }
}
