package io.recredit.localstack.container;

import io.recredit.localstack.process.JavaCommand;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ModuleClassPath;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A container with a JVM beside it, which starts it, writes its log, and ends it when the launcher asks for that or is
 * gone. So a container has a pid, a log file and an end like any other part of the stack.
 */
final class ContainerProcess {

    private ContainerProcess() {}

    /** Starts it; does not wait. */
    static ManagedProcess start(String component, ContainerSpec spec, Path logFile, Path runFolder) throws IOException {
        Files.createDirectories(runFolder);
        Path specFile = runFolder.resolve(component + ".container.json");
        spec.write(specFile);
        return ManagedProcess.start(new ProcessSpec(
                component,
                command(ContainerMain.class, List.of(specFile.toString())),
                Map.of(),
                Path.of("/"),
                logFile,
                runFolder,
                StopSignal.END_OF_INPUT));
    }

    /** Runs a main class that uses Testcontainers, which this JVM need not have on its class path. */
    static List<String> command(Class<?> mainClass, List<String> arguments) throws IOException {
        return JavaCommand.running(
                List.of(
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                ModuleClassPath.find(),
                mainClass.getName(),
                arguments);
    }
}
