package io.recredit.bench.sending;

import io.recredit.bench.report.Figure;
import io.recredit.bench.report.Machine;
import io.recredit.bench.report.Report;
import io.recredit.bench.report.Table;
import io.recredit.bench.stack.CpuMeter.CpuUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run; only the phases that were chosen.
 *
 * @param speeds by phase
 * @param delays by phase
 * @param jvmOptions for the services, besides the usual ones
 */
record SendingResults(Map<String, Speed> speeds, Map<String, Delays> delays, List<String> jvmOptions) {

    /** What a delay is worth is told only by both of them. */
    private static final int STEADY_PHASES = 2;

    /** Processes that get a column of their own, by the names under which they are measured. */
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("send-service", "send");
        COLUMNS.put("billing-service", "billing");
        COLUMNS.put("postgres", "PostgreSQL");
        COLUMNS.put("kafka", "Kafka");
        COLUMNS.put("carrier", "carrier");
        COLUMNS.put(Phases.LOAD_GENERATOR, "client");
    }

    String table() {
        Table speed = Table.of("as fast as it goes", "messages/s", "accepted/s", "delivered/s");
        Table steady = Table.of("steadily", "charged p50 ms", "p99 ms", "answered p50 ms", "p99 ms");
        Table cpu =
                Table.of("CPU s/1,000 messages", "all", "send", "billing", "PostgreSQL", "Kafka", "carrier", "client");
        speeds.forEach((name, measured) -> {
            speed.row(
                    name,
                    Figure.text(measured.messagesPerSecond()),
                    Figure.text(measured.acceptedPerSecond()),
                    Figure.text(measured.deliveredPerSecond()));
            cpu.row(cpuRow(name, measured.cpu(), measured.messages()));
        });
        delays.forEach((name, measured) -> {
            steady.row(
                    name + ", " + Figure.text(measured.messagesPerSecond()) + "/s",
                    Figure.text(measured.chargedMillis(50)),
                    Figure.text(measured.chargedMillis(99)),
                    Figure.text(measured.answeredMillis(50)),
                    Figure.text(measured.answeredMillis(99)));
            cpu.row(cpuRow(name, measured.cpu(), measured.messages()));
        });
        return speed.text() + "\n" + steady.text() + "\n" + cpu.text();
    }

    private static String[] cpuRow(String name, CpuUse used, long messages) {
        String[] row = new String[COLUMNS.size() + 2];
        row[0] = name;
        row[1] = Figure.text(perThousand(used.all(), messages));
        int column = 2;
        for (String process : COLUMNS.keySet()) {
            row[column++] = Figure.text(perThousand(used.of(process), messages));
        }
        return row;
    }

    private static double perThousand(double seconds, long messages) {
        return seconds * 1_000 / messages;
    }

    Report report(Machine machine) {
        Report report = Report.of("sending", machine)
                .text("jvm", String.join(" ", jvmOptions))
                .exact("messagesPerBulkRequest", Phases.BULK);
        speeds.forEach((phase, speed) -> report.exact(phase + "Messages", speed.messages())
                .measured(phase + "MessagesPerSecond", speed.messagesPerSecond())
                .measured(phase + "AcceptedPerSecond", speed.acceptedPerSecond())
                .measured(phase + "DeliveredPerSecond", speed.deliveredPerSecond())
                .measured(
                        phase + "CpuSecondsPerThousand", perThousand(speed.cpu().all(), speed.messages())));
        if (delays.size() == STEADY_PHASES) {
            report.measured(
                    "p99ChargedMillis",
                    delays.values().stream()
                            .mapToDouble(steady -> steady.chargedMillis(99))
                            .max()
                            .orElse(Double.NaN));
        }
        for (Map.Entry<String, String> name : List.of(
                Map.entry(SendingBenchmark.STEADY_BULK, "steadyBulk"),
                Map.entry(SendingBenchmark.STEADY_SINGLE, "steadySingle"))) {
            Delays steady = delays.get(name.getKey());
            if (steady != null) {
                report.measured(name.getValue() + "MessagesPerSecond", steady.messagesPerSecond())
                        .measured(name.getValue() + "P50ChargedMillis", steady.chargedMillis(50))
                        .measured(name.getValue() + "P99ChargedMillis", steady.chargedMillis(99))
                        .measured(name.getValue() + "P50AnsweredMillis", steady.answeredMillis(50))
                        .measured(name.getValue() + "P99AnsweredMillis", steady.answeredMillis(99));
            }
        }
        return report;
    }
}
