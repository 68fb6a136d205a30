package io.recredit.bench.charging;

import io.recredit.bench.report.Figure;
import io.recredit.bench.report.Machine;
import io.recredit.bench.report.Report;
import io.recredit.bench.report.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param setup what was asked for
 * @param measured by phase, those that were chosen
 * @param latency at the steady rate
 */
record ChargingResults(
        Setup setup, Map<String, Measured> measured, Optional<SteadyLoad.Latency> latency, double residentMegabytes) {

    /** Shorter runs are mostly beginning and end. */
    private static final int FEWEST_FOR_RATIO = 100_000;

    private static final String NO_RATIO = "not meaningful below %s charges".formatted(Figure.count(FEWEST_FOR_RATIO));

    /**
     * What was asked for.
     *
     * @param charges of each phase
     * @param warmUp charges that do not count, of billing and of the baseline each
     * @param jvmOptions for billing, besides the usual ones
     */
    record Setup(int charges, int accounts, int warmUp, List<String> phases, List<String> jvmOptions) {}

    String table() {
        Table table = Table.of("", "charges/s", "refused", "CPU s/million", "billing", "PostgreSQL", "Kafka", "client");
        String[] names = {
            Figure.count(setup.accounts()) + " accounts",
            "the same, users with limits",
            "one hot account",
            "1% running dry",
            "baseline: one transaction each"
        };
        List<String> phases =
                List.of(ChargingRun.SPREAD, ChargingRun.LIMITS, ChargingRun.HOT, ChargingRun.DRY, ChargingRun.BASELINE);
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
        if (measured.containsKey(ChargingRun.SPREAD) && measured.containsKey(ChargingRun.BASELINE)) {
            text.append("\nratio to the baseline: ")
                    .append(Figure.text(ratio()))
                    .append(isRatioMeaningful() ? "" : " (" + NO_RATIO + ")")
                    .append('\n');
        }
        if (Double.isFinite(limitsRatio())) {
            text.append("with users' limits, of without: ")
                    .append(Figure.text(limitsRatio()))
                    .append('\n');
        }
        latency.ifPresent(
                times -> text.append("publish to outcome at %s/s: p50 %s ms, p99 %s ms, p99.9 %s ms, max %s ms%n"
                        .formatted(
                                Figure.count(ChargingRun.STEADY_PER_SECOND),
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

    private boolean isRatioMeaningful() {
        return setup.charges() >= FEWEST_FOR_RATIO;
    }

    private double ratio() {
        return perSecond(ChargingRun.SPREAD) / perSecond(ChargingRun.BASELINE);
    }

    private double limitsRatio() {
        return perSecond(ChargingRun.LIMITS) / perSecond(ChargingRun.SPREAD);
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
                .exact("charges", setup.charges())
                .exact("accounts", setup.accounts())
                .exact("warmUpCharges", setup.warmUp())
                .text("only", String.join(",", setup.phases()))
                .text("jvm", String.join(" ", setup.jvmOptions()))
                .measured("chargesPerSecond", perSecond(ChargingRun.SPREAD))
                .measured("baselineChargesPerSecond", perSecond(ChargingRun.BASELINE))
                .measured("ratio", ratio())
                .measured("limitsChargesPerSecond", perSecond(ChargingRun.LIMITS))
                .measured("limitsRatio", limitsRatio())
                .measured("hotAccountChargesPerSecond", perSecond(ChargingRun.HOT))
                .measured("runningDryChargesPerSecond", perSecond(ChargingRun.DRY))
                .measured("cpuSecondsPerMillion", cpuPerMillion(ChargingRun.SPREAD))
                .measured("baselineCpuSecondsPerMillion", cpuPerMillion(ChargingRun.BASELINE))
                .measured("limitsCpuSecondsPerMillion", cpuPerMillion(ChargingRun.LIMITS))
                .measured("hotAccountCpuSecondsPerMillion", cpuPerMillion(ChargingRun.HOT))
                .measured("runningDryCpuSecondsPerMillion", cpuPerMillion(ChargingRun.DRY))
                .measured("residentMegabytes", residentMegabytes);
        if (Double.isFinite(ratio()) && !isRatioMeaningful()) {
            report.text("ratioNote", NO_RATIO);
        }
        Measured spread = measured.get(ChargingRun.SPREAD);
        if (spread != null) {
            report.measured("billingCpuSecondsPerMillion", spread.cpuPerMillion(Billing.SERVICE))
                    .measured("postgresCpuSecondsPerMillion", spread.cpuPerMillion(Billing.POSTGRES))
                    .measured("kafkaCpuSecondsPerMillion", spread.cpuPerMillion(Billing.KAFKA));
        }
        Measured dry = measured.get(ChargingRun.DRY);
        if (dry != null) {
            report.exact("runningDryRefused", dry.refused());
        }
        latency.ifPresent(times -> report.exact("steadyChargesPerSecond", ChargingRun.STEADY_PER_SECOND)
                .measured("p50Millis", times.p50Millis())
                .measured("p99Millis", times.p99Millis())
                .measured("p999Millis", times.p999Millis())
                .measured("maxMillis", times.maxMillis()));
        return report;
    }
}
