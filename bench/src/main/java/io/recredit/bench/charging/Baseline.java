package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import io.recredit.bench.report.Figure;
import io.recredit.bench.report.ProgressLine;
import io.recredit.bench.stack.CpuMeter;
import io.recredit.contracts.Ids;
import io.recredit.localstack.postgres.DatabaseAccess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What most would write: each charge is a transaction of its own that takes the price from the balance if it is there
 * and adds an entry. The tables are copies of billing's; no topic is read and no answer published, which flatters it.
 */
final class Baseline {

    static final String CLIENT = "client";
    static final String POSTGRES = "PostgreSQL";

    private static final String NAME = "baseline";
    private static final int CONNECTIONS = 8;
    private static final int HASH_BYTES = 32;
    private static final int TOLD_EVERY = 500;

    private static final String TAKE = """
            update balance set balance_micros = balance_micros - ?, last_entry_no = last_entry_no + 1, updated_at = ?
            where customer = ? and account = ? and currency = ? and balance_micros >= ?
            returning last_entry_no, balance_micros""";

    private static final String POST = """
            insert into entry (customer, id, kind, account, currency, entry_no, amount_micros, balance_after_micros,
                contra, segments, country, prefix, purpose, accepted_at, content_hash, decided_at)
            values (?, ?, 'charge', ?, ?, ?, ?, ?, 'revenue', ?, ?, ?, ?, ?, ?, ?)""";

    private final BillingDatabase database;
    private final DatabaseAccess admin;
    private final AccountSet accounts;
    private final long postgresPid;
    private final ProgressLine progress;

    private Baseline(
            BillingDatabase database,
            DatabaseAccess admin,
            AccountSet accounts,
            long postgresPid,
            ProgressLine progress) {
        this.database = database;
        this.admin = admin;
        this.accounts = accounts;
        this.postgresPid = postgresPid;
        this.progress = progress;
    }

    /**
     * Copies billing's database, to which nobody must be connected.
     *
     * @param admin billing's database as the superuser
     * @param accounts that are in it
     */
    static Baseline copyOf(
            DatabaseAccess billing,
            DatabaseAccess admin,
            AccountSet accounts,
            long postgresPid,
            ProgressLine progress) {
        Databases.execute(
                admin,
                "create database %s template \"%s\" owner \"%s\"".formatted(NAME, billing.name(), billing.user()));
        return new Baseline(
                new BillingDatabase(Databases.named(NAME, billing)),
                Databases.named(NAME, admin),
                accounts,
                postgresPid,
                progress);
    }

    /**
     * Charges as fast as it goes, once to warm up and once measured, on tables as tidy as billing's are; then the sums
     * are checked and the copy is dropped, so that no vacuum of it disturbs what is measured later.
     */
    Measured run(int warmUp, int charges, long seed) throws IOException, InterruptedException {
        database.tidy(admin);
        chargeAll(warmUp, seed + CONNECTIONS);
        BillingDatabase.Sums before = database.sums();
        CpuMeter meter = CpuMeter.begin(Map.of(POSTGRES, postgresPid, CLIENT, CpuMeter.THIS_PID));
        long begin = System.nanoTime();
        long micros = chargeAll(charges, seed);
        double seconds = (System.nanoTime() - begin) / 1e9;
        CpuMeter.CpuUse cpu = meter.used();
        BillingDatabase.Sums after = database.sums();
        if (after.entries() - before.entries() != charges
                || before.balanceMicros() - after.balanceMicros() != micros
                || after.leastBalanceMicros() < 0) {
            throw new WrongResult("The baseline lost charges");
        }
        database.check();
        Databases.execute(admin, "drop database " + NAME);
        return new Measured(charges, charges, 0, seconds, cpu);
    }

    private long chargeAll(int charges, long seed) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Long>> parts = new ArrayList<>();
            for (int part = 0; part < CONNECTIONS; part++) {
                int size = charges / CONNECTIONS + (part < charges % CONNECTIONS ? 1 : 0);
                SplittableRandom random = new SplittableRandom(seed + part);
                parts.add(() -> charge(size, random));
            }
            long micros = 0;
            for (Future<Long> part : threads.invokeAll(parts)) {
                micros += part.get();
            }
            return micros;
        } catch (ExecutionException e) {
            throw new WrongResult("The baseline failed: " + e.getMessage(), e);
        }
    }

    private long charge(int charges, SplittableRandom random) throws SQLException {
        byte[] hash = new byte[HASH_BYTES];
        long micros = 0;
        try (Connection connection = database.connect();
                PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement post = connection.prepareStatement(POST)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < charges; i++) {
                int segments = random.nextInt(4) == 0 ? 2 : 1;
                long price = ChargeMaker.PRICE.micros() * segments;
                random.nextBytes(hash);
                charge(take, post, random.nextInt(accounts.size()), segments, price, hash);
                connection.commit();
                micros += price;
                if (i % TOLD_EVERY == 0) {
                    progress.now("baseline: " + Figure.count((long) i * CONNECTIONS));
                }
            }
        }
        return micros;
    }

    private void charge(
            PreparedStatement take, PreparedStatement post, int number, int segments, long price, byte[] hash)
            throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String customer = accounts.customer(number);
        String account = accounts.account(number);
        take.setLong(1, price);
        take.setObject(2, now);
        take.setString(3, customer);
        take.setString(4, account);
        take.setString(5, AccountSet.CURRENCY);
        take.setLong(6, price);
        try (ResultSet balance = take.executeQuery()) {
            if (!balance.next()) {
                throw new WrongResult("The baseline found no balance for " + account);
            }
            post.setLong(5, balance.getLong(1));
            post.setLong(7, balance.getLong(2));
        }
        post.setString(1, customer);
        post.setObject(2, Ids.next());
        post.setString(3, account);
        post.setString(4, AccountSet.CURRENCY);
        post.setLong(6, -price);
        post.setInt(8, segments);
        post.setString(9, "FR");
        post.setString(10, "336");
        post.setString(11, "notification");
        post.setObject(12, now);
        post.setBytes(13, hash);
        post.setObject(14, now);
        post.executeUpdate();
    }
}
