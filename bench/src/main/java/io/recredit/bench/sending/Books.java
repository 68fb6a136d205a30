package io.recredit.bench.sending;

import io.recredit.bench.WrongResult;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.postgres.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What the services' databases say about the messages of the run. */
final class Books {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final String NOT_YET_FINAL = "select count(*) from message where state <> 'delivered'";
    private static final String MESSAGES = "select count(*) from message";
    private static final String ENTRIES = "select count(*) from entry where kind = 'charge'";
    private static final String CHARGED = "select coalesce(-sum(amount_micros), 0) from entry where kind = 'charge'";
    private static final String PRICES = "select coalesce(sum(price_micros), 0) from message";

    private final DatabaseAccess send;
    private final DatabaseAccess billing;

    Books(StackAddresses stack) {
        this.send = stack.database("send");
        this.billing = stack.database("billing");
    }

    /**
     * Waits until every message is delivered, and compares: as many messages and charges as were acknowledged, and the
     * same money.
     *
     * @throws WrongResult for any difference
     */
    void check(long acknowledged) throws InterruptedException {
        Patience.await("every message is delivered", SETTLED_WITHIN, () -> ask(send, NOT_YET_FINAL) == 0);
        requireSame("stored messages", acknowledged, ask(send, MESSAGES));
        requireSame("charges in the ledger", acknowledged, ask(billing, ENTRIES));
        requireSame("millionths charged", ask(send, PRICES), ask(billing, CHARGED));
    }

    /** Stops the run unless both are the same. */
    static void requireSame(String what, long expected, long found) {
        if (expected != found) {
            throw new WrongResult("%s: %,d expected, but %,d found".formatted(what, expected, found));
        }
    }

    private static long ask(DatabaseAccess database, String query) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database.name() + " cannot be asked", e);
        }
    }
}
