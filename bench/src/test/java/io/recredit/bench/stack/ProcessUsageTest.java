package io.recredit.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessUsageTest {

    @TempDir
    Path proc;

    @Test
    void a_process_counts_with_its_descendants_and_with_those_that_ended() throws IOException {
        process(10, 1, "(postgres: (a) b)", 100, 20, 3, 4); // 127
        process(11, 10, "(postgres)", 50, 0, 0, 0);
        process(12, 11, "(worker)", 10, 1, 0, 0);
        process(13, 1, "(stranger)", 1_000, 0, 0, 0);
        Files.createDirectories(proc.resolve("self"));

        assertThat(ProcessUsage.in(proc).cpuSeconds(10)).isEqualTo(1.88);
        assertThat(ProcessUsage.in(proc).cpuSeconds(12)).isEqualTo(0.11);
        assertThat(ProcessUsage.in(proc).cpuSeconds(99)).isZero();
    }

    @Test
    void the_peak_of_resident_memory_is_in_megabytes() throws IOException {
        Path folder = Files.createDirectories(proc.resolve("10"));
        Files.writeString(folder.resolve("status"), "Name:\tjava\nVmHWM:\t  493568 kB\nVmRSS:\t  1024 kB\n");

        assertThat(ProcessUsage.in(proc).peakResidentMegabytes(10)).isEqualTo(482);
        assertThat(ProcessUsage.in(proc).peakResidentMegabytes(11)).isNaN();
    }

    private void process(long pid, long parent, String name, long... ticks) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                "%d %s S %d 10 10 0 -1 4194560 1 2 3 4 %d %d %d %d 20 0 1 0 99 0 0\n"
                        .formatted(pid, name, parent, ticks[0], ticks[1], ticks[2], ticks[3]));
    }
}
