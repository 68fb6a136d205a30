package io.recredit.bench.sending;

import io.recredit.bench.Arguments;
import io.recredit.bench.Benchmark;
import io.recredit.localstack.StackAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Measures messages from a REST request with a real token to the simulated carrier: how many a second, and how long
 * until a message is charged at half of the load that must be reached.
 */
public final class SendingBenchmark implements Benchmark {

    /** What may stand behind its name. */
    public static final Set<String> OPTIONS = Set.of("messages", "singles", "seconds", "accounts", "out");

    private static final int HALF_OF_BULK_GOAL = 1_500;
    private static final int HALF_OF_SINGLE_GOAL = 400;

    @Override
    public void run(Path checkout, Arguments arguments) throws IOException, InterruptedException {
        int messages = arguments.number("messages", 60_000, Phases.BULK, 1_000_000);
        int singles = arguments.number("singles", 12_000, 1, 1_000_000);
        int seconds = arguments.number("seconds", 20, 1, 600);
        int accounts = arguments.number("accounts", 50, 1, 1_000);
        try (SendingStack stack = SendingStack.start(checkout)) {
            StackAddresses addresses = stack.addresses();
            Senders senders = Senders.open(addresses, accounts);
            try (OutcomeWatch outcomes = OutcomeWatch.on(addresses.kafkaBootstrap())) {
                Phases phases = new Phases(addresses, new Traffic(addresses, senders), outcomes);
                show("warm-up, bulks", phases.bulksAtFullSpeed(messages));
                show("warm-up, singles", phases.singlesAtFullSpeed(singles));
                Speed bulk = phases.bulksAtFullSpeed(messages);
                show("bulks", bulk);
                Speed single = phases.singlesAtFullSpeed(singles);
                show("singles", single);
                Delays bulkDelays = phases.bulksSteadily(HALF_OF_BULK_GOAL, seconds);
                show("bulks steadily", bulkDelays);
                Delays singleDelays = phases.singlesSteadily(HALF_OF_SINGLE_GOAL, seconds);
                show("singles steadily", singleDelays);
            }
        }
    }

    private static void show(String what, Speed speed) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d messages, %.0f/s accepted, %.0f/s sent, %.0f/s delivered; CPU s per 1000: %.3f %s%n",
                what,
                speed.messages(),
                speed.messages() / speed.acceptedSeconds(),
                speed.messagesPerSecond(),
                speed.deliveredPerSecond(),
                speed.cpuSecondsPerThousand(),
                speed.cpu().seconds());
    }

    private static void show(String what, Delays delays) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f/s, charged p50 %.1f p99 %.1f ms, answered p50 %.1f p99 %.1f ms, CPU %s%n",
                what,
                delays.messagesPerSecond(),
                delays.chargedMillis(50),
                delays.chargedMillis(99),
                delays.answeredMillis(50),
                delays.answeredMillis(99),
                delays.cpu().seconds());
    }
}
