package io.recredit.localstack.container;

import io.recredit.localstack.process.LogTail;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is done with Docker before the first container starts, and when a stack is deleted. */
public final class Housekeeping {

    private static final long TIMEOUT_MINUTES = 30;
    private static final int SHOWN_LOG_LINES = 20;

    private Housekeeping() {}

    /**
     * Finds Docker, removes the containers that a former run of the same owner left behind, and loads the images.
     *
     * @throws StartFailure when there is no Docker, or no image
     */
    public static void prepare(ContainerGroup group, Path logFile) {
        if (run("prepare", group.owner(), logFile) == DockerCheck.NO_DOCKER) {
            throw new StartFailure("--containers needs Docker, and none answers on this machine: start it, or leave"
                    + " --containers out, since the servers come from jars then.");
        }
    }

    /**
     * Removes an owner's containers, networks and volumes.
     *
     * @return false when there is no Docker to do so
     */
    public static boolean forget(Path owner, Path logFile) {
        return run("forget", owner, logFile) == 0;
    }

    private static int run(String task, Path owner, Path logFile) {
        try {
            Files.createDirectories(logFile.getParent());
            Process process = new ProcessBuilder(ContainerProcess.command(
                            HousekeepingMain.class, List.of(task, ContainerGroup.LABEL + "=" + owner)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                    .start();
            int exitCode = await(process);
            if (exitCode != 0 && exitCode != DockerCheck.NO_DOCKER) {
                throw new StartFailure("Docker does not do as it should:\n    | "
                        + String.join("\n    | ", LogTail.lastLines(logFile, SHOWN_LOG_LINES)) + "\nThe whole log: "
                        + logFile);
            }
            return exitCode;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare the containers: " + e.getMessage(), e);
        }
    }

    private static int await(Process process) {
        try {
            if (process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            throw new StartFailure("Docker has not loaded the images within " + TIMEOUT_MINUTES + " minutes.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while preparing the containers");
        } finally {
            process.destroy();
        }
    }
}
