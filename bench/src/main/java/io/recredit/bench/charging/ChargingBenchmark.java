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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code ./dev bench charging}: charges per second beside what most would write, and how long an answer takes. */
public final class ChargingBenchmark implements Benchmark {

    public static final Set<String> OPTIONS = Set.of("charges", "accounts", "out", "only", "jvm");

    private static final String BASELINE = "baseline";
    private static final String SPREAD = "spread";
    private static final String HOT = "hot";
    private static final String DRY = "dry";
    private static final String STEADY = "steady";
    private static final List<String> PHASES = List.of(BASELINE, SPREAD, HOT, DRY, STEADY);

    private static final int LARGEST_WARM_UP = 100_000;
    private static final int STEADY_PER_SECOND = 2_000;
    private static final int STEADY_WARM_UP_SECONDS = 5;
    private static final int STEADY_SECONDS = 20;
    private static final int ONE_IN_HUNDRED = 100;
    private static final long SEED = 4_711;

    /** The servers' own files, and what they may keep of the write-ahead log. */
    private static final long BASE_MEGABYTES = 3_000;

    /** Of a charge in both topics, the ledger, its indexes and the baseline. */
    private static final int MEGABYTES_PER_THOUSAND_CHARGES = 5;

    @Override
    public void run(Path checkout, Arguments arguments) throws IOException, InterruptedException {
        int charges = arguments.number("charges", 500_000, 100, 2_000_000);
        int size = arguments.number("accounts", 10_000, 1, 1_000_000);
        List<String> phases = arguments.choice("only", PHASES);
        ProgressLine progress = ProgressLine.ofConsole();
        Machine machine = Machine.thisOne();
        long megabytes = BASE_MEGABYTES + (long) charges / 1000 * MEGABYTES_PER_THOUSAND_CHARGES;
        try (Billing billing = Billing.prepare(checkout, "charging", megabytes, arguments.words("jvm"), progress)) {
            Results results = new Run(billing, charges, size, phases, progress).measure();
            System.out.print("\n" + results.table() + "\n" + machine.text() + "\n");
            results.report(machine).writeTo(arguments.out());
        }
    }

    /** One run of the phases that were chosen. */
    private static final class Run {

        private final Billing billing;
        private final int charges;
        private final int warmUp;
        private final List<String> phases;
        private final ProgressLine progress;
        private final AccountSet spread;
        private final AccountSet hot = AccountSet.rich("hot", 1);
        private final AccountSet dry;

        Run(Billing billing, int charges, int accounts, List<String> phases, ProgressLine progress) {
            this.billing = billing;
            this.charges = charges;
            this.warmUp = Math.min(charges, LARGEST_WARM_UP);
            this.phases = phases;
            this.progress = progress;
            this.spread = AccountSet.rich("spread", accounts);
            // Half of what they are asked for on average.
            int affordable = Math.max(1, charges / accounts / 2);
            this.dry = new AccountSet(
                    "dry", accounts, spread.credit(), ONE_IN_HUNDRED, ChargeMaker.PRICE.times(affordable));
        }

        Results measure() throws IOException, InterruptedException {
            BillingDatabase database = billing.database();
            database.add(spread);
            Map<String, Measured> measured = new LinkedHashMap<>();
            if (phases.contains(BASELINE)) {
                measured.put(BASELINE, tell(BASELINE, baseline()));
            }
            database.add(hot);
            database.add(dry);
            database.tidy(billing.adminAccess());
            billing.start();
            Throughput throughput = new Throughput(billing, progress);
            Measured warm = throughput.run("warm-up", spread, warmUp, SEED + 100);
            tell("warm-up, not counted", warm);
            for (Map.Entry<String, AccountSet> phase : Map.of(SPREAD, spread, HOT, hot, DRY, dry).entrySet().stream()
                    .sorted((one, other) -> PHASES.indexOf(one.getKey()) - PHASES.indexOf(other.getKey()))
                    .filter(phase -> phases.contains(phase.getKey()))
                    .toList()) {
                String name = phase.getKey();
                measured.put(
                        name, tell(name, throughput.run(name, phase.getValue(), charges, SEED + PHASES.indexOf(name))));
            }
            Optional<SteadyLoad.Latency> latency = phases.contains(STEADY)
                    ? Optional.of(new SteadyLoad(billing.bootstrapServers(), progress)
                            .run(spread, STEADY_PER_SECOND, STEADY_WARM_UP_SECONDS, STEADY_SECONDS, SEED))
                    : Optional.empty();
            progress.now("comparing every balance with its entries");
            database.check();
            progress.done("every charge has one answer, every balance is the sum of its entries");
            return new Results(charges, spread.size(), measured, latency, billing.peakResidentMegabytes());
        }

        private Measured baseline() throws IOException, InterruptedException {
            Baseline baseline =
                    Baseline.copyOf(billing.access(), billing.adminAccess(), spread, billing.postgresPid(), progress);
            return baseline.run(warmUp / 5, charges, SEED);
        }

        private Measured tell(String name, Measured measured) {
            progress.done("%-22s %s charges/s".formatted(name, Figure.text(measured.perSecond())));
            return measured;
        }
    }

    /**
     * What came of a run.
     *
     * @param measured by phase, those that were chosen
     * @param latency at the steady rate
     */
    record Results(
            int charges,
            int accounts,
            Map<String, Measured> measured,
            Optional<SteadyLoad.Latency> latency,
            double residentMegabytes) {

        String table() {
            Table table =
                    Table.of("", "charges/s", "refused", "CPU s/million", "billing", "PostgreSQL", "Kafka", "client");
            String[] names = {
                Figure.count(accounts) + " accounts",
                "one hot account",
                "1% running dry",
                "baseline: one transaction each"
            };
            List<String> phases = List.of(SPREAD, HOT, DRY, BASELINE);
            for (int i = 0; i < names.length; i++) {
                Measured phase = measured.get(phases.get(i));
                if (phase != null) {
                    table.row(
                            names[i],
                            Figure.text(phase.perSecond()),
                            Figure.count(phase.refused()),
                            Figure.text(phase.cpuPerMillion()),
                            cpu(phase, Billing.SERVICE),
                            cpu(phase, Billing.POSTGRES),
                            cpu(phase, Billing.KAFKA),
                            cpu(phase, Baseline.CLIENT));
                }
            }
            StringBuilder text = new StringBuilder(table.text());
            if (measured.containsKey(SPREAD) && measured.containsKey(BASELINE)) {
                text.append("\nratio to the baseline: ")
                        .append(Figure.text(ratio()))
                        .append('\n');
            }
            latency.ifPresent(
                    times -> text.append("publish to outcome at %s/s: p50 %s ms, p99 %s ms, p99.9 %s ms, max %s ms%n"
                            .formatted(
                                    Figure.count(STEADY_PER_SECOND),
                                    Figure.text(times.p50Millis()),
                                    Figure.text(times.p99Millis()),
                                    Figure.text(times.p999Millis()),
                                    Figure.text(times.maxMillis()))));
            return text.append("billing resident at most: %s MB%n".formatted(Figure.text(residentMegabytes)))
                    .toString();
        }

        private static String cpu(Measured phase, String process) {
            return phase.cpu().seconds().containsKey(process) ? Figure.text(phase.cpuPerMillion(process)) : "";
        }

        private double ratio() {
            return perSecond(SPREAD) / perSecond(BASELINE);
        }

        private double perSecond(String phase) {
            Measured found = measured.get(phase);
            return found == null ? Double.NaN : found.perSecond();
        }

        private double cpuPerMillion(String phase) {
            Measured found = measured.get(phase);
            return found == null ? Double.NaN : found.cpuPerMillion();
        }

        Report report(Machine machine) {
            Report report = Report.of("charging", machine)
                    .exact("charges", charges)
                    .exact("accounts", accounts)
                    .measured("chargesPerSecond", perSecond(SPREAD))
                    .measured("baselineChargesPerSecond", perSecond(BASELINE))
                    .measured("ratio", ratio())
                    .measured("hotAccountChargesPerSecond", perSecond(HOT))
                    .measured("runningDryChargesPerSecond", perSecond(DRY))
                    .measured("cpuSecondsPerMillion", cpuPerMillion(SPREAD))
                    .measured("baselineCpuSecondsPerMillion", cpuPerMillion(BASELINE))
                    .measured("hotAccountCpuSecondsPerMillion", cpuPerMillion(HOT))
                    .measured("runningDryCpuSecondsPerMillion", cpuPerMillion(DRY))
                    .measured("residentMegabytes", residentMegabytes);
            Measured spread = measured.get(SPREAD);
            if (spread != null) {
                report.measured("billingCpuSecondsPerMillion", spread.cpuPerMillion(Billing.SERVICE))
                        .measured("postgresCpuSecondsPerMillion", spread.cpuPerMillion(Billing.POSTGRES))
                        .measured("kafkaCpuSecondsPerMillion", spread.cpuPerMillion(Billing.KAFKA));
            }
            Measured dry = measured.get(DRY);
            if (dry != null) {
                report.exact("runningDryRefused", dry.refused());
            }
            latency.ifPresent(times -> report.exact("steadyChargesPerSecond", STEADY_PER_SECOND)
                    .measured("p50Millis", times.p50Millis())
                    .measured("p99Millis", times.p99Millis())
                    .measured("p999Millis", times.p999Millis())
                    .measured("maxMillis", times.maxMillis()));
            return report;
        }
    }
}
