package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import io.recredit.bench.report.Figure;
import io.recredit.bench.report.ProgressLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Fills the ledger with charges of the past two weeks, inside PostgreSQL and in the order of time, as they would have
 * come: turn by turn one for each account, so that those of one account lie far apart.
 */
final class OldEntries {

    /** Partitions reach back so far at least. */
    private static final Duration PAST = Duration.ofDays(14);

    private static final int CHUNK = 50_000;

    /** One entry for each of some accounts; their times lie evenly between two moments. */
    private static final String ENTRIES = """
            insert into entry (customer, id, kind, account, currency, entry_no, amount_micros, balance_after_micros,
                contra, segments, country, prefix, purpose, accepted_at, content_hash, decided_at)
            select b.customer, m.id, 'charge', b.account, b.currency, b.last_entry_no + p.turn, -p.price,
                b.balance_micros - p.price * p.turn, 'revenue', 1, 'FR', '336', 'notification',
                uuid_extract_timestamp(m.id), sha256(uuid_send(m.id)), uuid_extract_timestamp(m.id)
            from (values (?::text, ?::bigint, ?::bigint, ?::int, ?::int, ?::float8, ?::float8))
                    as p (name, price, turn, first, size, seconds_back, seconds_each),
                generate_series(p.first, p.first + p.size - 1) as n,
                lateral (select uuidv7(make_interval(secs => -p.seconds_back + p.seconds_each * (n - p.first))))
                    as m (id),
                balance b
            where b.customer = p.name || to_char(n / 10, '-"c"FM000000')
                and b.account = p.name || to_char(n, '-FM0000000') and b.currency = 'CREDIT'
            order by n""";

    private static final String BALANCES = """
            update balance b
            set balance_micros = b.balance_micros - ? * t.turns, last_entry_no = b.last_entry_no + t.turns
            from (select ? || to_char(n, '-FM0000000') as account, ? / ? + case when n < ? % ? then 1 else 0 end as turns
                from generate_series(0, ? - 1) as n) as t
            where b.account = t.account""";

    private final BillingDatabase database;
    private final ProgressLine progress;

    OldEntries(BillingDatabase database, ProgressLine progress) {
        this.database = database;
        this.progress = progress;
    }

    /** Adds so many, with running balances, and takes them from the balances. */
    void add(AccountSet accounts, int entries) {
        try (Connection connection = database.connect()) {
            try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
                int size;
                for (int done = 0; done < entries; done += size) {
                    int first = done % accounts.size();
                    size = Math.min(CHUNK, Math.min(entries - done, accounts.size() - first));
                    addChunk(statement, accounts, entries, done, size);
                    progress.now(
                            "loading %s of %s entries".formatted(Figure.count(done + size), Figure.count(entries)));
                }
            }
            takeFromBalances(connection, accounts, entries);
        } catch (SQLException e) {
            throw new WrongResult("Cannot load entries: " + e.getMessage(), e);
        }
    }

    private static void addChunk(PreparedStatement statement, AccountSet accounts, int entries, int done, int size)
            throws SQLException {
        double secondsEach = (double) PAST.toSeconds() / entries;
        statement.setString(1, accounts.name());
        statement.setLong(2, ChargeMaker.PRICE.micros());
        statement.setLong(3, done / accounts.size() + 1);
        statement.setInt(4, done % accounts.size());
        statement.setInt(5, size);
        statement.setDouble(6, PAST.toSeconds() - secondsEach * done);
        statement.setDouble(7, secondsEach);
        int added = statement.executeUpdate();
        if (added != size) {
            throw new WrongResult("%d entries were loaded instead of %d".formatted(added, size));
        }
    }

    private static void takeFromBalances(Connection connection, AccountSet accounts, int entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BALANCES)) {
            statement.setLong(1, ChargeMaker.PRICE.micros());
            statement.setString(2, accounts.name());
            statement.setInt(3, entries);
            statement.setInt(4, accounts.size());
            statement.setInt(5, entries);
            statement.setInt(6, accounts.size());
            statement.setInt(7, accounts.size());
            statement.executeUpdate();
        }
    }
}
