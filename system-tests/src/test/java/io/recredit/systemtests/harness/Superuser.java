package io.recredit.systemtests.harness;

import io.recredit.localstack.postgres.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL's superuser: ends the connections of services, and holds back their commits. */
public final class Superuser {

    /** No server of that name exists, so a commit that waits for its acknowledgement waits for ever. */
    private static final String NOBODY = "nobody";

    private static final String TRIAL = "trial commit";
    private static final Duration HELD_WITHIN = Duration.ofSeconds(60);

    private static final String OF_SERVICES =
            " from pg_stat_activity where datname in ('account', 'billing', 'send', 'notification')";

    private static final String IN_COMMIT = " and wait_event = 'SyncRep'";

    private final DatabaseAccess access;

    Superuser(DatabaseAccess access) {
        this.access = access;
    }

    /**
     * Ends the connections of all services, whatever they are doing.
     *
     * @return how many
     */
    public long endConnections() {
        return number("select count(*) filter (where pg_terminate_backend(pid))" + OF_SERVICES);
    }

    /** Ends those connections on which a service waits for the answer to a commit that has taken place. */
    public long endCommitting(Service service) {
        return number(
                "select count(*) filter (where pg_terminate_backend(pid))" + OF_SERVICES + of(service) + IN_COMMIT);
    }

    /** Connections on which a service waits for the answer to a commit that has taken place. */
    public long committing(Service service) {
        return number("select count(*)" + OF_SERVICES + of(service) + IN_COMMIT);
    }

    private static String of(Service service) {
        return " and datname = '" + service.shortName() + "'";
    }

    /** Returns when commits are written, but not answered any more. */
    public void holdCommits() {
        acknowledgedBy(NOBODY);
        Await.until("commits are held", HELD_WITHIN, this::isNextCommitHeld);
    }

    /** A reloaded setting takes effect at some time later: only a commit shows when. */
    private boolean isNextCommitHeld() {
        Thread commit = Thread.ofVirtual().start(this::commitSomething);
        Await.until("a commit is held or answered", HELD_WITHIN, () -> held() > 0 || !commit.isAlive());
        return held() > 0;
    }

    private void commitSomething() {
        number("select pg_logical_emit_message(true, '" + TRIAL + "', '') - '0/0'::pg_lsn");
    }

    private long held() {
        return number("select count(*) from pg_stat_activity where query like '%" + TRIAL
                + "%' and pid <> pg_backend_pid()" + IN_COMMIT);
    }

    /** Commits are answered again, also those that wait. */
    public void releaseCommits() {
        acknowledgedBy("");
    }

    private void acknowledgedBy(String standby) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set synchronous_standby_names = '" + standby + "'");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("the setting cannot be changed", e);
        }
    }

    private long number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }
}
