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
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aKilledLaunchersChildrenAreEndedAndItsFolderIsDeletedEvenWhenItsCodeIsGone() throws IOException {
        // Given
        Path code = copyOfThisModulesCode();
        Path data = Files.createDirectories(folder.resolve("data"));
        Process launcher = new ProcessBuilder(JavaCommand.running(
                        List.of(), classPath(code), Orphaned.class.getName(), List.of(folder.toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(firstLine(launcher))).orElseThrow();
        assertThat(Signals.isRunning(child)).isTrue();

        Reaper.deleteFolder(code);

        // When
        launcher.destroyForcibly();

        // Then
        assertThat(Signals.awaitEnd(child, AT_MOST)).isTrue();
        await(() -> Files.notExists(data));
    }

    private Path copyOfThisModulesCode() throws IOException {
        Path code = folder.resolve("code");
        String packagePath = Guard.class.getPackageName().replace('.', '/');
        Path copies = Files.createDirectories(code.resolve(packagePath));
        try (Stream<Path> classes = Files.list(Path.of("target", "classes", packagePath))) {
            for (Path file : classes.toList()) {
                Files.copy(file, copies.resolve(file.getFileName()));
            }
        }
        return code;
    }

    private static String classPath(Path code) {
        return code + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        return line == null ? "" : line;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
