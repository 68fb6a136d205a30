package io.recredit.bench.charging;

import io.recredit.bench.Arguments;
import io.recredit.bench.Benchmark;
import io.recredit.bench.report.Figure;
import io.recredit.bench.report.Machine;
import io.recredit.bench.report.ProgressLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code ./dev bench growth}: whether charging stays fast when there are many accounts and old entries. */
public final class GrowthBenchmark implements Benchmark {

    public static final Set<String> OPTIONS = Set.of("charges", "accounts", "entries", "out", "jvm");

    private static final int FEW = 1_000;
    private static final int SOME = 100_000;
    private static final int LARGEST_WARM_UP = 100_000;
    private static final long SEED = 815;
    private static final String SMALL = "small";
    private static final String LARGE = "large";

    /** The servers' own files, a million accounts, and what they may keep of the write-ahead log. */
    private static final long BASE_MEGABYTES = 8_000;

    /** Of an entry and its indexes. */
    private static final long BYTES_PER_ENTRY = 600;

    private static final long MEGABYTE = 1 << 20;

    @Override
    public void run(Path checkout, Arguments arguments) throws IOException, InterruptedException {
        int charges = arguments.number("charges", 200_000, 100, 2_000_000);
        int entries = arguments.number("entries", 10_000_000, 1_000, 100_000_000);
        int most = arguments.number("accounts", 1_000_000, FEW, 5_000_000);
        ProgressLine progress = ProgressLine.ofConsole();
        Machine machine = Machine.thisOne();
        long megabytes = BASE_MEGABYTES + entries * BYTES_PER_ENTRY / MEGABYTE;
        try (Billing billing = Billing.prepare(checkout, "growth", megabytes, arguments.words("jvm"), progress)) {
            Run run = new Run(billing, charges, progress);
            GrowthResults results =
                    new GrowthResults(charges, run.warmUp, arguments.words("jvm"), run.measure(most, entries));
            System.out.print("\n" + results.table() + "\n" + machine.text() + "\n");
            results.report(machine).writeTo(arguments.out());
        }
    }

    private static final class Run {

        private final Billing billing;
        private final BillingDatabase database;
        private final int charges;
        private final int warmUp;
        private final ProgressLine progress;
        private final List<GrowthResults.Case> cases = new ArrayList<>();
        private AccountSet present = AccountSet.rich("grow", 0);

        Run(Billing billing, int charges, ProgressLine progress) {
            this.billing = billing;
            this.database = billing.database();
            this.charges = charges;
            this.warmUp = Math.min(charges, LARGEST_WARM_UP);
            this.progress = progress;
        }

        List<GrowthResults.Case> measure(int most, int entries) throws IOException, InterruptedException {
            makeAccounts(FEW);
            discardOne();
            copySmall();
            measure(present, 0);
            for (int accounts : new int[] {Math.min(SOME, most), most}) {
                if (accounts > present.size()) {
                    makeAccounts(accounts);
                    measure(present, 0);
                }
            }
            long begin = System.nanoTime();
            new OldEntries(database, progress).add(present, entries);
            progress.done(
                    "%s entries loaded in %.0f s".formatted(Figure.count(entries), (System.nanoTime() - begin) / 1e9));
            measure(present.withSize(FEW), entries);
            measure(present, entries);
            compare();
            bringBackSmall();
            measure(present.withSize(FEW), 0);
            compare();
            progress.done("every charge has one answer, every balance is the sum of its entries");
            return cases;
        }

        private void makeAccounts(int size) {
            progress.now("making accounts");
            AccountSet more = present.withSize(size);
            database.add(more, present.size());
            present = more;
        }

        /** The first of all is slower: Kafka's compilers, PostgreSQL's files and the disk are cold. */
        private void discardOne() throws IOException, InterruptedException {
            billing.start();
            Measured cold = new Throughput(billing, progress).run("discarded", present, charges, SEED + 200);
            billing.stop();
            progress.done("discarded, not counted: %s charges/s".formatted(Figure.text(cold.perSecond())));
        }

        /** As it is before the small case, to measure that again at the end: what else changed shows by it. */
        private void copySmall() {
            String name = billing.access().name();
            Databases.execute(
                    billing.adminAccess(),
                    "create database %s template \"%s\" owner \"%s\""
                            .formatted(SMALL, name, billing.access().user()));
        }

        private void bringBackSmall() {
            String name = billing.access().name();
            Databases.execute(
                    billing.adminAccess(),
                    "alter database \"%s\" rename to %s".formatted(name, LARGE),
                    "alter database %s rename to \"%s\"".formatted(SMALL, name),
                    "drop database " + LARGE);
        }

        private void compare() {
            progress.now("comparing every balance with its entries");
            database.check();
        }

        /** Billing is started anew, so that its memory is that of this case. */
        private void measure(AccountSet accounts, int entries) throws IOException, InterruptedException {
            progress.now("vacuum and checkpoint");
            database.tidy(billing.adminAccess());
            billing.start();
            Throughput throughput = new Throughput(billing, progress);
            throughput.run("warm-up", accounts, warmUp, SEED + 100);
            Measured measured = throughput.run("measuring", accounts, charges, SEED);
            cases.add(new GrowthResults.Case(accounts.size(), entries, measured, billing.peakResidentMegabytes()));
            billing.stop();
            progress.done("%s accounts, %s entries: %s charges/s"
                    .formatted(
                            Figure.count(accounts.size()), Figure.count(entries), Figure.text(measured.perSecond())));
        }
    }
}
