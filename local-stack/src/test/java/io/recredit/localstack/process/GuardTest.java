package io.recredit.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aKilledLaunchersChildrenAreEndedAndItsFolderIsDeleted() throws IOException {
        // Given
        Path data = Files.createDirectories(folder.resolve("data"));
        Process launcher = new ProcessBuilder(JavaCommand.running(
                        List.of(), classPath(), Orphaned.class.getName(), List.of(folder.toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(firstLine(launcher))).orElseThrow();
        assertThat(Signals.isRunning(child)).isTrue();

        // When
        launcher.destroyForcibly();

        // Then
        assertThat(Signals.awaitEnd(child, AT_MOST)).isTrue();
        await(() -> Files.notExists(data));
    }

    private static String classPath() {
        return JavaCommand.ownCode()
                + File.pathSeparator
                + Path.of("target", "test-classes").toAbsolutePath();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        return line == null ? "" : line;
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
