package io.recredit.bench.micro;

import io.recredit.bench.Arguments;
import io.recredit.bench.Benchmark;
import io.recredit.bench.WrongResult;
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
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code ./dev bench micro}: time and garbage of single functions, with JMH. Needs no servers; takes two minutes. */
public final class MicroBenchmark implements Benchmark {

    public static final Set<String> OPTIONS = Set.of("out");

    private static final int WARM_UPS = 4;
    private static final int MEASUREMENTS = 5;
    private static final TimeValue EACH = TimeValue.seconds(1);
    private static final String BYTES_PER_CALL = "gc.alloc.rate.norm";

    /** Microseconds and bytes for one charge, event or text; the error is half of the 99.9% confidence interval. */
    private record Measured(Subject subject, double micros, double error, double bytes) {}

    @Override
    public void run(Path checkout, Arguments arguments) throws IOException {
        ProgressLine progress = ProgressLine.ofConsole();
        Machine machine = Machine.thisOne();
        List<Measured> all = new ArrayList<>();
        for (Subject subject : Subject.ALL) {
            progress.now("%d of %d: %s".formatted(all.size() + 1, Subject.ALL.size(), subject.title()));
            all.add(measure(subject));
        }
        System.out.print("\n" + tableOf(all) + "\n" + machine.text() + "\n");
        reportOf(all, machine).writeTo(arguments.out());
    }

    private static Measured measure(Subject subject) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + subject.method().replace(".", "\\.") + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(EACH)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(EACH)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        subject.parameters().forEach(options::param);
        try {
            RunResult result = new Runner(options.build()).runSingle();
            Result<?> time = result.getPrimaryResult();
            Result<?> garbage = result.getSecondaryResults().get(BYTES_PER_CALL);
            double bytes = garbage == null ? Double.NaN : garbage.getScore();
            int units = subject.unitsPerCall();
            return new Measured(subject, time.getScore() / units, time.getScoreError() / units, bytes / units);
        } catch (RunnerException e) {
            throw new WrongResult("Cannot measure " + subject.title() + ": " + e.getMessage(), e);
        }
    }

    private static String tableOf(List<Measured> all) {
        Table table = Table.of("", "µs each", "± (99.9%)", "per second", "bytes each");
        for (Measured one : all) {
            table.row(
                    one.subject().title(),
                    Figure.text(one.micros()),
                    Figure.text(one.error()),
                    Figure.text(1_000_000 / one.micros()),
                    Figure.text(one.bytes()));
        }
        return table.text();
    }

    private static Report reportOf(List<Measured> all, Machine machine) {
        Report report = Report.of("micro", machine);
        for (Measured one : all) {
            report.measured(one.subject().name() + "Micros", one.micros())
                    .measured(one.subject().name() + "ErrorMicros", one.error())
                    .measured(one.subject().name() + "Bytes", one.bytes());
        }
        return report;
    }
}
