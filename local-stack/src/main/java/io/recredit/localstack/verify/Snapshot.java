package io.recredit.localstack.verify;

import io.recredit.localstack.postgres.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One moment of one database: a read-only REPEATABLE READ transaction, so that all its checks see the same rows while
 * the services go on. Snapshots of several databases are of slightly different moments: what is compared across them has
 * to rest. Rows are fetched through a cursor, a page at a time: no result has to fit into memory.
 */
final class Snapshot implements AutoCloseable {

    private static final int PAGE_ROWS = 5_000;

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** Opens it; the moment is that of the first query, see {@link #take}. */
    static Snapshot of(DatabaseAccess database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local work_mem = '64MB'");
        }
        return new Snapshot(connection);
    }

    /** Makes this the moment: whatever is committed later is not seen. */
    void take() throws SQLException {
        number("select 1");
    }

    /** Reads the one number that the query gives. */
    long number(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Opens a stream of rows in the query's order. */
    <T> Rows<T> rows(String sql, Rows.Reader<T> reader) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setFetchSize(PAGE_ROWS);
            return new Rows<>(statement, statement.executeQuery(), reader);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
