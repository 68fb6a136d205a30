package io.recredit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir
    Path folder;

    @Test
    void a_field_is_the_first_line_of_its_name() throws IOException {
        Path file = Files.writeString(folder.resolve("cpuinfo"), """
                vendor_id\t: AuthenticAMD
                model name\t: AMD EPYC: the second
                model name\t: another
                """);

        assertThat(Machine.field(file, "model name")).isEqualTo("AMD EPYC: the second");
        assertThat(Machine.field(file, "no such")).isEqualTo("unknown");
        assertThat(Machine.field(folder.resolve("none"), "model name")).isEqualTo("unknown");
    }

    @Test
    void memory_that_cannot_be_read_is_zero() {
        assertThat(Machine.kilobytes("24683520 kB")).isEqualTo(24_683_520);
        assertThat(Machine.kilobytes("unknown")).isZero();
    }
}
