package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import io.recredit.localstack.postgres.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the benchmark does in billing's own database: accounts are put there in bulk, and sums are taken. */
final class BillingDatabase {

    /** An hour old, so that the service does not take them for changes that it has just missed. */
    private static final String ACCOUNTS = """
            insert into ref_account (account, customer, state, charging_currency, home_country, language, time_zone,
                refund_on_failed_delivery, revision, changed_at)
            select ? || to_char(n, '-FM0000000'), ? || to_char(n / 10, '-"c"FM000000'), 'active', 'CREDIT', 'FR', 'fr',
                'Europe/Paris', false, 1, now() - interval '1 hour'
            from generate_series(?, ? - 1) as n""";

    private static final String BALANCES = """
            insert into balance (customer, account, currency, balance_micros, last_entry_no, updated_at)
            select ? || to_char(n / 10, '-"c"FM000000'), ? || to_char(n, '-FM0000000'), 'CREDIT',
                case when ? > 0 and n % greatest(?, 1) = 0 then ? else ? end, 1, now()
            from generate_series(?, ? - 1) as n""";

    private static final String CREDITS = """
            insert into entry (customer, id, kind, account, currency, entry_no, amount_micros, balance_after_micros,
                contra, reason, actor, decided_at)
            select b.customer, uuidv7(), 'adjustment', b.account, b.currency, 1, b.balance_micros, b.balance_micros,
                'adjustments', 'credit of the benchmark', 'bench', now()
            from balance b
            where b.account >= ? || to_char(?, '-FM0000000') and b.account < ? || to_char(?, '-FM0000000')""";

    private static final String USERS = """
            insert into ref_user ("user", name, account, customer, state, revision, changed_at)
            select (substr(?, 1, 24) || lpad(to_hex(n), 12, '0'))::uuid, 'bench', ? || to_char(n, '-FM0000000'),
                ? || to_char(n / 10, '-"c"FM000000'), 'active', 1, now() - interval '1 hour'
            from generate_series(?, ? - 1) as n""";

    private static final String RULES = """
            insert into user_credit (customer, account, currency, "user", daily_limit_micros, weekly_limit_micros,
                monthly_limit_micros, limits_changed_at, limits_changed_by, allowance_micros)
            select customer, account, 'CREDIT', "user", ?, ?, ?, now(), 'bench', ?
            from ref_user where name = 'bench' order by account""";

    /** Users whose spending or allowance is not what their entries say. */
    private static final String USER_DIFFERENCES = """
            select count(*)
            from user_credit c
            left join (
                select "user", -sum(amount_micros) as spent from entry where "user" is not null group by "user") e
                using ("user")
            where c.daily_limit_micros - c.allowance_micros <> coalesce(e.spent, 0)
                or c.day_micros > c.month_micros or c.month_micros > coalesce(e.spent, 0)""";

    private static final String SUMS = """
            select (select coalesce(sum(balance_micros), 0) from balance), (select sum(last_entry_no) from balance),
                (select count(*) from refusal), (select coalesce(min(balance_micros), 0) from balance)""";

    /** Balances that are not the sum of their entries, or whose entries are not numbered without gaps. */
    private static final String DIFFERENCES = """
            select count(*)
            from balance b
            full join (
                select customer, account, currency, sum(amount_micros) as sum, count(*) as entries, max(entry_no) as last
                from entry
                group by customer, account, currency) e using (customer, account, currency)
            where b.balance_micros is distinct from e.sum or b.last_entry_no is distinct from e.entries
                or e.last is distinct from e.entries""";

    private final DatabaseAccess access;

    BillingDatabase(DatabaseAccess access) {
        this.access = access;
    }

    /** A connection of its own; the caller closes it. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    /** Adds accounts with their balances; the credit of each is one entry of the ledger. */
    void add(AccountSet accounts) {
        add(accounts, 0);
    }

    /** The same for those accounts of a set from a number on. */
    void add(AccountSet accounts, int from) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            String name = accounts.name();
            execute(connection, ACCOUNTS, name, name, from, accounts.size());
            execute(
                    connection,
                    BALANCES,
                    name,
                    name,
                    accounts.everyPoor(),
                    accounts.everyPoor(),
                    accounts.poorCredit().micros(),
                    accounts.credit().micros(),
                    from,
                    accounts.size());
            execute(connection, CREDITS, name, from, name, accounts.size());
            if (accounts.withUsers()) {
                execute(connection, USERS, AccountSet.FIRST_USER.toString(), name, name, from, accounts.size());
                long all = accounts.credit().micros();
                execute(connection, RULES, all, all, all, all);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new WrongResult("Cannot make the accounts: " + e.getMessage(), e);
        }
    }

    /** What autovacuum and the checkpointer would do at some moment of the measurement. */
    void tidy(DatabaseAccess admin) {
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new WrongResult("Cannot tidy the database: " + e.getMessage(), e);
        }
    }

    /**
     * The ledger as a whole.
     *
     * @param entries as the balances count them
     */
    record Sums(long balanceMicros, long entries, long refusals, long leastBalanceMicros) {}

    Sums sums() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SUMS)) {
            row.next();
            return new Sums(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        } catch (SQLException e) {
            throw new WrongResult("Cannot read the balances: " + e.getMessage(), e);
        }
    }

    /** Compares every balance, and every user's spending and allowance, with the entries; as slow as there are many. */
    void check() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            none(statement, DIFFERENCES, "balances");
            none(statement, USER_DIFFERENCES, "users' spending and allowances");
        } catch (SQLException e) {
            throw new WrongResult("Cannot compare the balances with the entries: " + e.getMessage(), e);
        }
    }

    private static void none(Statement statement, String differences, String what) throws SQLException {
        try (ResultSet row = statement.executeQuery(differences)) {
            row.next();
            if (row.getLong(1) != 0) {
                throw new WrongResult(row.getLong(1) + " " + what + " are not what the entries say");
            }
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
