package io.recredit.localstack.verify;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a report as a table, at most 110 columns wide. */
final class ReportTable {

    private static final int WIDTH = 110;
    private static final String ROW = "%-2s %-26s %-54s %12s %12s%n";

    private ReportTable() {}

    static void print(Report report, PrintStream out) {
        Marks marks = Marks.of(out);
        out.printf(Locale.ROOT, ROW, "", "check", "it says", "compared", "differences");
        for (Check check : report.checks()) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    marks.of(check.isClean()),
                    check.name(),
                    check.what(),
                    grouped(check.compared()),
                    grouped(check.differences()));
            check.examples().forEach(example -> out.println("     " + shortened(example)));
            long more = check.differences() - check.examples().size();
            if (more > 0) {
                out.println("     ... and " + grouped(more) + " more");
            }
        }
        out.printf(
                Locale.ROOT,
                "%s %d checks, %s differences%s, %.1f s%n",
                marks.of(report.isClean()),
                report.checks().size(),
                grouped(report.differences()),
                report.drained() ? "" : ", but something was still in flight",
                report.elapsed().toMillis() / 1000.0);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String shortened(String text) {
        int room = WIDTH - 5;
        return text.length() <= room ? text : text.substring(0, room - 3) + "...";
    }
}
