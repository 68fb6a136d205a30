package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import io.recredit.localstack.postgres.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Whole databases of one server: copied, renamed and dropped by its superuser while nobody is connected to them. */
final class Databases {

    private Databases() {}

    /** How the same role reaches another database of the same server. */
    static DatabaseAccess named(String name, DatabaseAccess other) {
        return new DatabaseAccess(
                other.jdbcUrl().replaceFirst("/[^/]+$", "/" + name),
                other.reactiveUrl().replaceFirst("/[^/]+$", "/" + name),
                other.user(),
                other.password());
    }

    /**
     * Executes statements one by one, connected to none of the databases that they are about.
     *
     * @param admin the superuser
     * @throws WrongResult when one fails
     */
    static void execute(DatabaseAccess admin, String... statements) {
        DatabaseAccess access = named("postgres", admin);
        try (Connection connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new WrongResult("Cannot prepare a database: " + e.getMessage(), e);
        }
    }
}
