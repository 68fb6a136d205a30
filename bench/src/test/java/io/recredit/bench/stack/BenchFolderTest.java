package io.recredit.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchFolderTest {

    @TempDir
    Path checkout;

    @Test
    void a_second_run_leaves_the_data_of_the_first_alone() throws IOException {
        try (BenchFolder first = BenchFolder.take(checkout, "sending", 1)) {
            Path file = Files.createFile(first.layout().data().resolve("of-the-first"));

            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> BenchFolder.take(checkout, "sending", 1))
                    .withMessageContaining("Another \"bench sending\" runs");

            assertThat(file).exists();
        }
    }

    @Test
    void what_a_killed_run_left_is_removed_and_data_goes_at_the_end() throws IOException {
        Path left = checkout.resolve("bench/target/growth/data/left");
        Files.createDirectories(left);

        BenchFolder folder = BenchFolder.take(checkout, "growth", 1);

        assertThat(left).doesNotExist();
        folder.close();
        assertThat(folder.layout().data()).doesNotExist();
        BenchFolder.take(checkout, "growth", 1).close();
    }

    @Test
    void a_full_disk_is_told_before_anything_starts() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> BenchFolder.take(checkout, "growth", Long.MAX_VALUE))
                .withMessageContaining("make room");
    }
}
