package io.recredit.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    /** Signal 2 in the masks of /proc. */
    private static final long SIGINT_BIT = 1L << 1;

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void itsOutputGoesToItsLogAndItEndsWhenClosed() throws IOException {
        // Given
        ManagedProcess process = ManagedProcess.start(shell("echo hello $NAME; exec sleep 600"));
        process.awaitReady(SOON, () -> Files.readString(log()).contains("hello world"));

        // When
        process.close();

        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(pidFiles()).isEmpty();
    }

    @Test
    void oneThatEndsWhileStartingIsReportedWithTheEndOfItsLog() {
        // Given
        ManagedProcess process = ManagedProcess.start(shell("echo the port is taken >&2; exit 3"));

        // When
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> process.awaitReady(SOON, () -> false))

                // Then
                .withMessageContaining("ended with exit code 3")
                .withMessageContaining("| the port is taken")
                .withMessageContaining(log().toString());
    }

    @Test
    void oneThatIsNotReadyInTimeIsStopped() {
        // Given
        ManagedProcess process = ManagedProcess.start(shell("exec sleep 600"));

        // When
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> process.awaitReady(Duration.ofSeconds(1), () -> {
                    throw new IOException("connection refused");
                }))
                .withMessageContaining("not ready within")
                .withMessageContaining("connection refused");

        // Then
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aProgramThatIsNotThereIsAStartFailure() {
        ProcessSpec spec = spec(List.of("/no/such/program"), StopSignal.TERM);

        // setsid starts and then ends; without it the start itself fails
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> ManagedProcess.start(spec).awaitReady(SOON, () -> false));
    }

    @Test
    void whatAFormerRunLeftBehindIsEnded() throws IOException {
        // Given
        ManagedProcess left = ManagedProcess.start(shell("exec sleep 600"));

        // When
        List<String> ended = Reaper.endAll(folder.resolve("run"));

        // Then
        assertThat(ended).containsExactly("program");
        left.awaitExit();
        assertThat(left.isAlive()).isFalse();
        assertThat(pidFiles()).isEmpty();
    }

    @Test
    void aStrangerWithTheSamePidIsSpared() throws IOException {
        // Given
        ManagedProcess stranger = ManagedProcess.start(shell("exec sleep 600"));
        Path pidFile = pidFiles().getFirst();
        Files.writeString(
                pidFile,
                Files.readString(pidFile).replaceAll("startedAt=.*", "startedAt=2001-01-01T00\\\\:00\\\\:00Z"));

        // When
        List<String> ended = Reaper.endAll(folder.resolve("run"));

        // Then
        assertThat(ended).isEmpty();
        assertThat(stranger.isAlive()).isTrue();
        stranger.close();
    }

    @Test
    void oneThatIgnoresTheFirstSignalIsInterruptedWhereThatIsItsWay() throws IOException {
        // Given
        assumeFalse(
                interruptsAreIgnored(),
                "this JVM ignores SIGINT, as what shells start in the background does, and so would what it starts");
        ProcessSpec spec = spec(
                List.of(
                        "sh",
                        "-c",
                        "trap '' TERM; trap 'echo interrupted; exit 0' INT; echo up; while :; do sleep 0.05; done"),
                StopSignal.INT);
        ManagedProcess process = ManagedProcess.start(spec);
        process.awaitReady(SOON, () -> Files.readString(log()).contains("up"));

        // When
        process.close();

        // Then
        assertThat(log()).content().contains("interrupted");
    }

    /** What a process ignored when it was started, a shell cannot trap any more (POSIX, sh, trap). */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0")
                .substring("SigIgn:".length())
                .strip();
        return (Long.parseUnsignedLong(ignored, 16) & SIGINT_BIT) != 0;
    }

    private ProcessSpec shell(String script) {
        return spec(List.of("sh", "-c", script), StopSignal.TERM);
    }

    private ProcessSpec spec(List<String> command, StopSignal signal) {
        return new ProcessSpec(
                "program", command, Map.of("NAME", "world"), folder, log(), folder.resolve("run"), signal);
    }

    private Path log() {
        return folder.resolve("program.log");
    }

    private List<Path> pidFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("run"))) {
            return files.toList();
        }
    }
}
