package io.recredit.localstack.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Rows of a query, read one after another, with a look at the next one. */
final class Rows<T> implements AutoCloseable {

    /** Makes a value of the result's present row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Statement statement;
    private final ResultSet result;
    private final Reader<T> reader;
    private @Nullable T next;

    Rows(Statement statement, ResultSet result, Reader<T> reader) throws SQLException {
        this.statement = statement;
        this.result = result;
        this.reader = reader;
        advance();
    }

    /** The next row without taking it; null at the end. */
    @Nullable
    T peek() {
        return next;
    }

    /** Takes the next row; null at the end. */
    @Nullable
    T take() throws SQLException {
        T taken = next;
        if (taken != null) {
            advance();
        }
        return taken;
    }

    private void advance() throws SQLException {
        next = result.next() ? reader.read(result) : null;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
