package io.recredit.localstack.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Survives this JVM, however it ends (also by {@code kill -9}), and then ends the processes of a run folder. It is a
 * shell that waits for the end of its input, which is a pipe held by this JVM, and then runs the {@link Reaper}, from a
 * copy of its classes: the jar may have been built anew by then, or be half written.
 */
public final class Guard implements AutoCloseable {

    private static final String WAIT_THEN_RUN = "trap '' INT TERM HUP; while read -r _; do :; done; exec \"$@\"";

    private static final List<Class<?>> REAPER_CLASSES =
            List.of(Reaper.class, PidFile.class, Signals.class, ProcessSpec.class, ProcessSpec.StopSignal.class);

    private final Process shell;

    private Guard(Process shell) {
        this.shell = shell;
    }

    /**
     * Starts a guard over a run folder.
     *
     * @param folderToDelete deleted with everything in it after the processes ended; null to keep all
     */
    public static Guard over(Path runFolder, @Nullable Path folderToDelete) throws IOException {
        List<String> args = new ArrayList<>(List.of(runFolder.toString()));
        if (folderToDelete != null) {
            args.add(folderToDelete.toString());
        }
        List<String> reaper = JavaCommand.running(
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                copyOfReaper(runFolder).toString(),
                Reaper.class.getName(),
                args);
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("sh", "-c", WAIT_THEN_RUN, "recredit-guard"));
        command.addAll(reaper);
        return new Guard(new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static Path copyOfReaper(Path runFolder) throws IOException {
        Path folder = runFolder.resolve("guard");
        for (Class<?> type : REAPER_CLASSES) {
            String file = type.getName().replace('.', '/') + ".class";
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            try (InputStream original = type.getResourceAsStream("/" + file)) {
                if (original == null) {
                    throw new IOException("Not on the class path: " + file);
                }
                Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    /** Dismisses the guard without its doing anything; for when everything was ended in an orderly way. */
    @Override
    public void close() {
        shell.destroyForcibly();
        try {
            shell.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
