package io.recredit.bench.charging;

import io.recredit.bench.report.Figure;
import io.recredit.bench.report.Machine;
import io.recredit.bench.report.Report;
import io.recredit.bench.report.Table;
import java.util.List;

/**
 * What came of a run.
 *
 * @param charges of each case
 * @param warmUp charges before each that do not count
 * @param jvmOptions for billing, besides the usual ones
 * @param cases in the order in which they were measured: the small one first and again last, the largest before that
 */
record GrowthResults(int charges, int warmUp, List<String> jvmOptions, List<Case> cases) {

    /**
     * One size of the whole.
     *
     * @param accounts among which the charges are spread
     * @param entries old ones that were there before
     * @param residentMegabytes of billing
     */
    record Case(int accounts, int entries, Measured measured, double residentMegabytes) {}

    /** Of the small case: the larger of both measurements, so that a machine that got faster flatters nothing. */
    private double smallPerSecond() {
        return Math.max(
                cases.getFirst().measured().perSecond(),
                cases.getLast().measured().perSecond());
    }

    private double percentOfSmall(Case one) {
        return 100 * one.measured().perSecond() / smallPerSecond();
    }

    String table() {
        Table table = Table.of(
                "accounts",
                "old entries",
                "charges/s",
                "% of the small",
                "CPU s/million",
                "billing",
                "PostgreSQL",
                "Kafka",
                "billing MB");
        for (Case one : cases) {
            Measured measured = one.measured();
            table.row(
                    Figure.count(one.accounts()) + (one == cases.getLast() ? ", again" : ""),
                    one.entries() == 0 ? "none" : Figure.count(one.entries()),
                    Figure.text(measured.perSecond()),
                    "%.0f %%".formatted(percentOfSmall(one)),
                    Figure.text(measured.cpuPerMillion()),
                    Figure.text(measured.cpuPerMillion(Billing.SERVICE)),
                    Figure.text(measured.cpuPerMillion(Billing.POSTGRES)),
                    Figure.text(measured.cpuPerMillion(Billing.KAFKA)),
                    Figure.text(one.residentMegabytes()));
        }
        return table.text();
    }

    Report report(Machine machine) {
        Case largest = cases.get(cases.size() - 2);
        return Report.of("growth", machine)
                .exact("charges", charges)
                .exact("warmUpCharges", warmUp)
                .text("jvm", String.join(" ", jvmOptions))
                .measured(
                        "smallFirstChargesPerSecond",
                        cases.getFirst().measured().perSecond())
                .measured(
                        "smallAgainChargesPerSecond", cases.getLast().measured().perSecond())
                .measured("largestPercentOfSmallest", percentOfSmall(largest))
                .parts("cases", cases.stream().map(this::part).toList());
    }

    private Report part(Case one) {
        return Report.part()
                .exact("accounts", one.accounts())
                .exact("oldEntries", one.entries())
                .measured("chargesPerSecond", one.measured().perSecond())
                .measured("percentOfSmall", percentOfSmall(one))
                .measured("cpuSecondsPerMillion", one.measured().cpuPerMillion())
                .measured("residentMegabytes", one.residentMegabytes());
    }
}
