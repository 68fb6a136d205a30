package io.recredit.bench.charging;

import io.recredit.bench.report.Figure;
import io.recredit.bench.report.ProgressLine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the phases that were chosen. */
final class ChargingRun {

    static final String BASELINE = "baseline";
    static final String SPREAD = "spread";
    static final String LIMITS = "limits";
    static final String HOT = "hot";
    static final String DRY = "dry";
    static final String STEADY = "steady";

    /** All of them, in the order in which they are measured. */
    static final List<String> PHASES = List.of(BASELINE, SPREAD, LIMITS, HOT, DRY, STEADY);

    static final int STEADY_PER_SECOND = 2_000;

    private static final int LARGEST_WARM_UP = 100_000;
    private static final int STEADY_WARM_UP_SECONDS = 5;
    private static final int STEADY_SECONDS = 20;
    private static final int ONE_IN_HUNDRED = 100;
    private static final long SEED = 4_711;

    private final Billing billing;
    private final int charges;
    private final int warmUp;
    private final List<String> phases;
    private final List<String> jvmOptions;
    private final ProgressLine progress;
    private final AccountSet spread;
    private final AccountSet limits;
    private final AccountSet hot = AccountSet.rich("hot", 1);
    private final AccountSet dry;

    /** With options for billing's JVM that are only told: it has them already. */
    ChargingRun(
            Billing billing,
            int charges,
            int accounts,
            List<String> phases,
            List<String> jvmOptions,
            ProgressLine progress) {
        this.billing = billing;
        this.charges = charges;
        this.warmUp = Math.min(charges, LARGEST_WARM_UP);
        this.phases = phases;
        this.jvmOptions = jvmOptions;
        this.progress = progress;
        this.spread = AccountSet.rich("spread", accounts);
        this.limits = AccountSet.limited("limits", accounts);
        // Half of what they are asked for on average.
        int affordable = Math.max(1, charges / accounts / 2);
        this.dry = new AccountSet(
                "dry", accounts, spread.credit(), ONE_IN_HUNDRED, ChargeMaker.PRICE.times(affordable), false);
    }

    ChargingResults measure() throws IOException, InterruptedException {
        BillingDatabase database = billing.database();
        database.add(spread);
        Map<String, Measured> measured = new LinkedHashMap<>();
        if (phases.contains(BASELINE)) {
            measured.put(BASELINE, tell(BASELINE, baseline()));
        }
        database.add(limits);
        database.add(hot);
        database.add(dry);
        database.tidy(billing.adminAccess());
        billing.start();
        Throughput throughput = new Throughput(billing, progress);
        Measured warm = throughput.run("warm-up", spread, warmUp, SEED + 100);
        tell("warm-up, not counted", warm);
        if (phases.contains(LIMITS)) {
            tell("with limits, not counted", throughput.run("warm-up", limits, warmUp, SEED + 200));
        }
        for (Map.Entry<String, AccountSet> phase :
                Map.of(SPREAD, spread, LIMITS, limits, HOT, hot, DRY, dry).entrySet().stream()
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
        progress.done("every charge has one answer, every balance and allowance is what its entries say");
        return new ChargingResults(
                new ChargingResults.Setup(charges, spread.size(), warmUp, phases, jvmOptions),
                measured,
                latency,
                billing.peakResidentMegabytes());
    }

    private Measured baseline() throws IOException, InterruptedException {
        Baseline baseline =
                Baseline.copyOf(billing.access(), billing.adminAccess(), spread, billing.postgresPid(), progress);
        return baseline.run(warmUp, charges, SEED);
    }

    private Measured tell(String name, Measured measured) {
        progress.done("%-22s %s charges/s".formatted(name, Figure.text(measured.perSecond())));
        return measured;
    }
}
