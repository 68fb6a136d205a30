package io.recredit.localstack;

import io.recredit.localstack.carrier.CarrierMain;
import io.recredit.localstack.process.JavaCommand;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ModuleClassPath;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The carrier simulator in a process of its own. */
final class CarrierProcess {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private CarrierProcess() {}

    /**
     * Starts it and waits until both its ports are open.
     *
     * @param credentials variables with the system id and password that it lets in
     */
    static ManagedProcess start(int smppPort, int controlPort, Map<String, String> credentials, Layout layout) {
        try {
            ManagedProcess process = ManagedProcess.start(new ProcessSpec(
                    "carrier",
                    JavaCommand.running(
                            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                            ModuleClassPath.find(),
                            CarrierMain.class.getName(),
                            List.of(Integer.toString(smppPort), Integer.toString(controlPort))),
                    credentials,
                    Path.of("/"),
                    layout.log("carrier"),
                    layout.pidFiles(),
                    StopSignal.TERM));
            return process.awaitReady(START_TIMEOUT, () -> isOpen(smppPort) && isOpen(controlPort));
        } catch (IOException e) {
            throw new StartFailure("Cannot start the carrier simulator: " + e.getMessage(), e);
        }
    }

    private static boolean isOpen(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_TIMEOUT_MILLIS);
            return true;
        }
    }
}
