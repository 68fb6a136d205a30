package io.recredit.bench.sending;

import io.recredit.bench.Arguments;
import io.recredit.bench.Benchmark;
import io.recredit.bench.report.Figure;
import io.recredit.bench.report.Machine;
import io.recredit.bench.report.ProgressLine;
import io.recredit.localstack.StackAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code ./dev bench sending}: messages from a REST request with a real token to the simulated carrier; how many a
 * second, and how long until a message is charged at half of the load that must be reached.
 */
public final class SendingBenchmark implements Benchmark {

    /** What may stand behind its name. */
    public static final Set<String> OPTIONS =
            Set.of("messages", "singles", "seconds", "accounts", "only", "jvm", "out");

    static final String BULK = "bulk";
    static final String SINGLE = "single";
    static final String STEADY_BULK = "steady-bulk";
    static final String STEADY_SINGLE = "steady-single";
    private static final List<String> PHASES = List.of(BULK, SINGLE, STEADY_BULK, STEADY_SINGLE);

    /** Messages per second: half of what must be reached. */
    private static final int HALF_OF_BULK_GOAL = 1_500;

    private static final int HALF_OF_SINGLE_GOAL = 400;

    /** The servers' own files, and what they may keep of the write-ahead log. */
    private static final long BASE_MEGABYTES = 7_000;

    /** Of a message in its topics and both databases, with the versions of its row that no vacuum has removed. */
    private static final int MEGABYTES_PER_THOUSAND_MESSAGES = 10;

    @Override
    public void run(Path checkout, Arguments arguments) throws IOException, InterruptedException {
        int messages = arguments.number("messages", 90_000, Phases.BULK, 1_000_000);
        int singles = arguments.number("singles", 16_000, 1, 1_000_000);
        int seconds = arguments.number("seconds", 20, 1, 600);
        int accounts = arguments.number("accounts", 50, 1, 1_000);
        // Each is sent twice: the warm-up is as long as the measurement.
        long sent = 2L * (messages + singles) + (long) seconds * (HALF_OF_BULK_GOAL + HALF_OF_SINGLE_GOAL);
        long megabytes = BASE_MEGABYTES + sent / 1000 * MEGABYTES_PER_THOUSAND_MESSAGES;
        List<String> chosen = arguments.choice("only", PHASES);
        Machine machine = Machine.thisOne();
        ProgressLine progress = ProgressLine.ofConsole();
        try (SendingStack stack = SendingStack.start(checkout, megabytes, arguments.words("jvm"))) {
            StackAddresses addresses = stack.addresses();
            progress.now("opening " + accounts + " accounts");
            Senders senders = Senders.open(addresses, accounts);
            try (OutcomeWatch outcomes = OutcomeWatch.on(addresses.kafkaBootstrap())) {
                Phases phases = new Phases(addresses, new Traffic(addresses, senders), outcomes);
                SendingResults results =
                        new Run(phases, chosen, arguments.words("jvm"), progress).measure(messages, singles, seconds);
                System.out.print("\n" + results.table() + "\n" + machine.text() + "\n");
                results.report(machine).writeTo(arguments.out());
            }
        }
    }

    /** One run of the phases that were chosen. */
    private record Run(Phases phases, List<String> chosen, List<String> jvmOptions, ProgressLine progress) {

        SendingResults measure(int messages, int singles, int seconds) throws IOException, InterruptedException {
            progress.now("warming up");
            tell("warm-up, not counted", phases.bulksAtFullSpeed(messages));
            tell("warm-up, not counted", phases.singlesAtFullSpeed(singles));
            Map<String, Speed> speeds = new LinkedHashMap<>();
            Map<String, Delays> delays = new LinkedHashMap<>();
            if (chosen.contains(BULK)) {
                speeds.put(BULK, tell(BULK, phases.bulksAtFullSpeed(messages)));
            }
            if (chosen.contains(SINGLE)) {
                speeds.put(SINGLE, tell(SINGLE, phases.singlesAtFullSpeed(singles)));
            }
            if (chosen.contains(STEADY_BULK)) {
                delays.put(STEADY_BULK, tell(STEADY_BULK, phases.bulksSteadily(HALF_OF_BULK_GOAL, seconds)));
            }
            if (chosen.contains(STEADY_SINGLE)) {
                delays.put(STEADY_SINGLE, tell(STEADY_SINGLE, phases.singlesSteadily(HALF_OF_SINGLE_GOAL, seconds)));
            }
            progress.done("every message was accepted, charged, submitted and delivered once");
            return new SendingResults(speeds, delays, jvmOptions);
        }

        private Speed tell(String name, Speed speed) {
            progress.done("%-22s %s messages/s".formatted(name, Figure.text(speed.messagesPerSecond())));
            return speed;
        }

        private Delays tell(String name, Delays delays) {
            progress.done("%-22s charged after %s ms (p99)".formatted(name, Figure.text(delays.chargedMillis(99))));
            return delays;
        }
    }
}
