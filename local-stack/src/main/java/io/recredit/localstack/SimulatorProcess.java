package io.recredit.localstack;

import io.recredit.localstack.carrier.CarrierMain;
import io.recredit.localstack.inbox.InboxMain;
import io.recredit.localstack.process.JavaCommand;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ModuleClassPath;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import io.recredit.localstack.process.StartFailure;
import io.recredit.localstack.processor.ProcessorMain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in for the world around the system: carrier, card processor, mail server; each a process of its own. */
final class SimulatorProcess {

    static final String CARRIER = "carrier";
    static final String PROCESSOR = "processor";
    static final String INBOX = "inbox";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private SimulatorProcess() {}

    static ManagedProcess carrier(StackPorts ports, Layout layout) {
        return start(
                CARRIER,
                CarrierMain.class,
                List.of(ports.carrierSmpp(), ports.carrierControl()),
                List.of(),
                ServiceEnvironment.SMPP_CREDENTIALS,
                layout);
    }

    static ManagedProcess processor(StackPorts ports, Layout layout, Path data, ProcessorKeys keys) {
        Map<String, String> environment = new HashMap<>(keys.environment());
        Integer billing = ports.services().get("billing-service");
        if (billing != null) {
            environment.put("RECREDIT_WEBHOOK_URL", "http://127.0.0.1:" + billing + "/v1/webhooks/stripe");
        }
        return start(
                PROCESSOR,
                ProcessorMain.class,
                List.of(ports.processor(), ports.processorControl()),
                List.of(data.resolve(PROCESSOR).toString()),
                environment,
                layout);
    }

    static ManagedProcess inbox(StackPorts ports, Layout layout, Path data) {
        return start(
                INBOX,
                InboxMain.class,
                List.of(ports.inboxSmtp(), ports.inboxHttp()),
                List.of(data.resolve(INBOX).toString()),
                Map.of(),
                layout);
    }

    /** Starts it and waits until all its ports, which are its first arguments, are open. */
    private static ManagedProcess start(
            String name,
            Class<?> main,
            List<Integer> ports,
            List<String> moreArguments,
            Map<String, String> environment,
            Layout layout) {
        List<String> arguments =
                new ArrayList<>(ports.stream().map(String::valueOf).toList());
        arguments.addAll(moreArguments);
        try {
            ManagedProcess process = ManagedProcess.start(new ProcessSpec(
                    name,
                    JavaCommand.running(
                            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                            ModuleClassPath.find(),
                            main.getName(),
                            arguments),
                    environment,
                    Path.of("/"),
                    layout.log(name),
                    layout.pidFiles(),
                    StopSignal.TERM));
            return process.awaitReady(START_TIMEOUT, () -> areOpen(ports));
        } catch (IOException e) {
            throw new StartFailure("Cannot start the " + name + " simulator: " + e.getMessage(), e);
        }
    }

    private static boolean areOpen(List<Integer> ports) throws IOException {
        for (int port : ports) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_TIMEOUT_MILLIS);
            }
        }
        return true;
    }
}
