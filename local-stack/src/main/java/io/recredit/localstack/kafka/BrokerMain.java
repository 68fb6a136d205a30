package io.recredit.localstack.kafka;

import java.io.IOException;
import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** Runs in the broker's JVM: formats the storage unless it is, then starts Kafka. */
public final class BrokerMain {

    private BrokerMain() {}

    /** Arguments: the cluster id and the properties file. */
    public static void main(String[] args) throws IOException {
        String clusterId = args[0];
        String configuration = args[1];
        List<String> format =
                List.of("format", "--ignore-formatted", "--cluster-id", clusterId, "--config", configuration);
        int exitCode = StorageTool.execute(format.toArray(String[]::new), System.out);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
        endWithParent();
        Kafka.main(new String[] {configuration});
    }

    /** The launcher holds the other end of standard input; when it is gone there is nobody to serve. */
    private static void endWithParent() {
        Thread.ofPlatform().daemon().name("ends-with-parent").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nobody writes; only the end matters.
                }
            } catch (IOException endToo) {
                System.err.println("Lost the launcher: " + endToo.getMessage());
            }
            System.exit(0);
        });
    }
}
