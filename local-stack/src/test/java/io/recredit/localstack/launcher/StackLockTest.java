package io.recredit.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

    @TempDir
    Path folder;

    @Test
    void onlyOneHasItAtATimeAndItsPidCanBeRead() throws IOException {
        // Given
        Path file = folder.resolve("lock");

        // When
        try (StackLock lock = StackLock.tryToTake(file).orElseThrow()) {

            // Then
            assertThat(StackLock.tryToTake(file)).isEmpty();
            assertThat(file).hasContent(Long.toString(ProcessHandle.current().pid()));
        }
        try (StackLock again = StackLock.tryToTake(file).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }
}
