package io.recredit.billing.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What users had spent before version 9 of the tables is what they have spent after it. */
class CountersMigrationIT {

    private static final String SHOP = "00000000-0000-7000-8000-000000000001";
    private static final String IDLE = "00000000-0000-7000-8000-000000000002";

    @Test
    void countersBecomeTheNewestPeriodsAndThosePast() throws SQLException {
        try (PostgresServer server = PostgresServer.startForTests("billing")) {
            DatabaseAccess access = server.database("billing");
            migrate(access, "8");
            try (Connection connection =
                            DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                    Statement statement = connection.createStatement()) {
                // Given: Friday 30 January and Sunday 1 February 2026 are in one week and in two months.
                statement.execute("""
                        insert into ref_user ("user", name, account, customer, state, revision) values
                            ('%1$s', 'shop', 'sms-aa11111-1', 'acme', 'active', 1),
                            ('%2$s', 'idle', 'sms-aa11111-1', 'acme', 'active', 1)""".formatted(SHOP, IDLE));
                statement.execute("""
                        insert into user_counter (customer, "user", currency, period, period_start, spent_micros) values
                            ('acme', '%1$s', 'CREDIT', 'day', '2026-01-30', 5),
                            ('acme', '%1$s', 'CREDIT', 'day', '2026-02-01', 3),
                            ('acme', '%1$s', 'CREDIT', 'week', '2026-01-26', 8),
                            ('acme', '%1$s', 'CREDIT', 'week', '2026-01-19', 40),
                            ('acme', '%1$s', 'CREDIT', 'month', '2026-01-01', 45),
                            ('acme', '%1$s', 'CREDIT', 'month', '2026-02-01', 3),
                            ('acme', '%1$s', 'EUR', 'day', '2026-01-30', 7),
                            ('acme', '%1$s', 'EUR', 'week', '2026-01-26', 7),
                            ('acme', '%1$s', 'EUR', 'month', '2026-01-01', 7)""".formatted(SHOP));

                // When
                migrate(access, "9");

                // Then
                assertThat(rows(statement, """
                        select account, currency, "user", spent_day, day_micros, week_micros, month_micros from user_credit
                        order by currency"""))
                        .containsExactly(
                                "sms-aa11111-1 CREDIT " + SHOP + " 2026-02-01 3 8 3",
                                "sms-aa11111-1 EUR " + SHOP + " 2026-01-30 7 7 7");
                assertThat(rows(statement, """
                        select currency, period, period_start, spent_micros from past_spending
                        order by period, period_start"""))
                        .containsExactly(
                                "CREDIT day 2026-01-30 5", "CREDIT month 2026-01-01 45", "CREDIT week 2026-01-19 40");
            }
        }
    }

    private static void migrate(DatabaseAccess access, String version) {
        Flyway.configure()
                .dataSource(access.jdbcUrl(), access.user(), access.password())
                .target(version)
                .load()
                .migrate();
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(result.getString(i));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }
}
