package io.recredit.bench.charging;

import io.recredit.bench.Arguments;
import io.recredit.bench.Benchmark;
import io.recredit.bench.report.Figure;
import io.recredit.bench.report.Machine;
import io.recredit.bench.report.ProgressLine;
import io.recredit.bench.report.Report;
import io.recredit.bench.report.Table;
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

    /** The servers' own files, a million accounts, and what they may keep of the write-ahead log. */
    private static final long BASE_MEGABYTES = 5_000;

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
            List<Case> cases = new Run(billing, charges, progress).measure(most, entries);
            System.out.print("\n" + table(cases) + "\n" + machine.text() + "\n");
            report(machine, charges, cases).writeTo(arguments.out());
        }
    }

    /**
     * One size of the whole.
     *
     * @param accounts among which the charges are spread
     * @param entries that were there before, in ten thousands of old ones
     */
    private record Case(int accounts, int entries, Measured measured, double residentMegabytes) {}

    private static final class Run {

        private final Billing billing;
        private final BillingDatabase database;
        private final int charges;
        private final ProgressLine progress;
        private final List<Case> cases = new ArrayList<>();
        private AccountSet present = AccountSet.rich("grow", 0);

        Run(Billing billing, int charges, ProgressLine progress) {
            this.billing = billing;
            this.database = billing.database();
            this.charges = charges;
            this.progress = progress;
        }

        List<Case> measure(int most, int entries) throws IOException, InterruptedException {
            for (int accounts : new int[] {FEW, Math.min(SOME, most), most}) {
                if (accounts > present.size()) {
                    progress.now("making accounts");
                    AccountSet more = present.withSize(accounts);
                    database.add(more, present.size());
                    present = more;
                    measure(present, 0);
                }
            }
            long begin = System.nanoTime();
            new OldEntries(database, progress).add(present, entries);
            progress.done(
                    "%s entries loaded in %.0f s".formatted(Figure.count(entries), (System.nanoTime() - begin) / 1e9));
            measure(present.withSize(FEW), entries);
            measure(present, entries);
            progress.now("comparing every balance with its entries");
            database.check();
            progress.done("every charge has one answer, every balance is the sum of its entries");
            return cases;
        }

        /** Billing is started anew, so that its memory is that of this case. */
        private void measure(AccountSet accounts, int entries) throws IOException, InterruptedException {
            progress.now("vacuum and checkpoint");
            database.tidy(billing.adminAccess());
            billing.start();
            Throughput throughput = new Throughput(billing, progress);
            throughput.run("warm-up", accounts, Math.min(charges, LARGEST_WARM_UP), SEED + 100);
            Measured measured = throughput.run("measuring", accounts, charges, SEED);
            cases.add(new Case(accounts.size(), entries, measured, billing.peakResidentMegabytes()));
            billing.stop();
            progress.done("%s accounts, %s entries: %s charges/s"
                    .formatted(
                            Figure.count(accounts.size()), Figure.count(entries), Figure.text(measured.perSecond())));
        }
    }

    private static double percentOfSmall(List<Case> cases, Case one) {
        return 100 * one.measured().perSecond() / cases.getFirst().measured().perSecond();
    }

    private static String table(List<Case> cases) {
        Table table = Table.of(
                "accounts",
                "old entries",
                "charges/s",
                "% of the first",
                "CPU s/million",
                "billing",
                "PostgreSQL",
                "Kafka",
                "billing MB");
        for (Case one : cases) {
            Measured measured = one.measured();
            table.row(
                    Figure.count(one.accounts()),
                    one.entries() == 0 ? "none" : Figure.count(one.entries()),
                    Figure.text(measured.perSecond()),
                    "%.0f %%".formatted(percentOfSmall(cases, one)),
                    Figure.text(measured.cpuPerMillion()),
                    Figure.text(measured.cpuPerMillion(Billing.SERVICE)),
                    Figure.text(measured.cpuPerMillion(Billing.POSTGRES)),
                    Figure.text(measured.cpuPerMillion(Billing.KAFKA)),
                    Figure.text(one.residentMegabytes()));
        }
        return table.text();
    }

    private static Report report(Machine machine, int charges, List<Case> cases) {
        return Report.of("growth", machine)
                .exact("charges", charges)
                .measured("largestPercentOfSmallest", percentOfSmall(cases, cases.getLast()))
                .parts(
                        "cases",
                        cases.stream()
                                .map(one -> Report.part()
                                        .exact("accounts", one.accounts())
                                        .exact("oldEntries", one.entries())
                                        .measured(
                                                "chargesPerSecond",
                                                one.measured().perSecond())
                                        .measured("percentOfFirst", percentOfSmall(cases, one))
                                        .measured(
                                                "cpuSecondsPerMillion",
                                                one.measured().cpuPerMillion())
                                        .measured("residentMegabytes", one.residentMegabytes()))
                                .toList());
    }
}
