package io.recredit.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnceAndKeptForItsOwnerOnly() throws IOException {
        // Given
        Path file = folder.resolve("secrets.properties");
        String made = Secrets.in(file).of("database.billing");

        // When
        String readAgain = Secrets.in(file).of("database.billing");

        // Then
        assertThat(readAgain).isEqualTo(made).matches("[0-9a-f]{32}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void differentNamesHaveDifferentSecrets() throws IOException {
        Secrets secrets = Secrets.in(folder.resolve("secrets.properties"));

        assertThat(secrets.of("a")).isNotEqualTo(secrets.of("b"));
    }
}
