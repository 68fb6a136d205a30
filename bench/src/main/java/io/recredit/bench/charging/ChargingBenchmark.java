package io.recredit.bench.charging;

import io.recredit.bench.Arguments;
import io.recredit.bench.Benchmark;
import io.recredit.bench.report.Machine;
import io.recredit.bench.report.ProgressLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code ./dev bench charging}: charges per second beside what most would write, and how long an answer takes. */
public final class ChargingBenchmark implements Benchmark {

    public static final Set<String> OPTIONS = Set.of("charges", "accounts", "out", "only", "jvm");

    /** The servers' own files, and what they may keep of the write-ahead log. */
    private static final long BASE_MEGABYTES = 6_000;

    /** Of a charge in both topics, the ledger, its indexes and the baseline. */
    private static final int MEGABYTES_PER_THOUSAND_CHARGES = 5;

    @Override
    public void run(Path checkout, Arguments arguments) throws IOException, InterruptedException {
        int charges = arguments.number("charges", 500_000, 100, 2_000_000);
        int size = arguments.number("accounts", 10_000, 1, 1_000_000);
        List<String> phases = arguments.choice("only", ChargingRun.PHASES);
        ProgressLine progress = ProgressLine.ofConsole();
        Machine machine = Machine.thisOne();
        long megabytes = BASE_MEGABYTES + (long) charges / 1000 * MEGABYTES_PER_THOUSAND_CHARGES;
        try (Billing billing = Billing.prepare(checkout, "charging", megabytes, arguments.words("jvm"), progress)) {
            ChargingResults results =
                    new ChargingRun(billing, charges, size, phases, arguments.words("jvm"), progress).measure();
            System.out.print("\n" + results.table() + "\n" + machine.text() + "\n");
            results.report(machine).writeTo(arguments.out());
        }
    }
}
