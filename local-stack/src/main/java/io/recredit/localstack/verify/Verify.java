package io.recredit.localstack.verify;

import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.processor.ProcessorControl;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows that no money is wrong: waits until nothing is in flight, then compares what the services' own databases and
 * topics say, each row with its counterpart. It only reads. Each database is seen at one moment, but their moments
 * lie some milliseconds apart, so traffic has to stop for the comparison: what is sent or settled meanwhile may show up
 * as a difference that is none. The checks are described in {@code docs/verify.md}.
 */
public final class Verify {

    /** How long {@code ./dev verify} waits for what is in flight. */
    public static final Duration DRAIN_BOUND = Duration.ofSeconds(60);

    private Verify() {}

    /**
     * Drains, compares and prints a table.
     *
     * @param drainBound how long to wait at most for what is in flight; the comparison is made in any case
     * @throws IllegalStateException if a database or Kafka cannot be asked
     */
    public static Report run(StackAddresses stack, Duration drainBound, PrintStream out) {
        long begin = System.nanoTime();
        try {
            Map<String, Long> inFlight = drain(stack, drainBound, out);
            out.printf(
                    Locale.ROOT,
                    "%s after %.1f s%n",
                    inFlight.isEmpty() ? "Nothing is in flight" : "STILL in flight: " + Drain.inWords(inFlight),
                    (System.nanoTime() - begin) / 1e9);
            List<Check> checks = compare(stack, drainBound);
            Report report = new Report(inFlight.isEmpty(), checks, Duration.ofNanos(System.nanoTime() - begin));
            ReportTable.print(report, out);
            return report;
        } catch (SQLException e) {
            throw new IllegalStateException("a database cannot be compared: " + e.getMessage(), e);
        }
    }

    private static Map<String, Long> drain(StackAddresses stack, Duration bound, PrintStream out) throws SQLException {
        try (Drain drain = new Drain(stack)) {
            return drain.await(bound, out);
        }
    }

    private static List<Check> compare(StackAddresses stack, Duration inFlightAtMost) throws SQLException {
        try (Snapshot account = Snapshot.of(stack.database("account"));
                Snapshot billing = Snapshot.of(stack.database("billing"));
                Snapshot send = Snapshot.of(stack.database("send"));
                Snapshot notification = Snapshot.of(stack.database("notification"));
                TopicState topics = new TopicState(stack.kafkaBootstrap())) {
            List<Check> checks =
                    new ArrayList<>(DatabaseChecks.run(account, billing, send, notification, inFlightAtMost));
            if (!stack.processorControlUrl().isEmpty()) {
                checks.add(PaymentsAgainstTopups.run(
                        ProcessorControl.at(stack.processorControlUrl()).payments(), billing));
            }
            checks.addAll(TopicChecks.run(topics));
            return checks;
        }
    }
}
