package io.recredit.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recredit.localstack.postgres.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackAddressesTest {

    private static final StackAddresses STACK = new StackAddresses(
            Instant.parse("2026-03-01T10:00:00Z"),
            4711,
            Map.of("billing-service", "http://127.0.0.1:8082"),
            "http://127.0.0.1:8180/realms/recredit",
            "127.0.0.1:9092",
            Map.of(
                    "billing",
                    new DatabaseAccess(
                            "jdbc:postgresql://127.0.0.1:5432/billing",
                            "postgresql://127.0.0.1:5432/billing",
                            "billing",
                            "not-a-secret")),
            2775,
            "http://127.0.0.1:8190",
            "http://127.0.0.1:8191",
            "http://127.0.0.1:8192",
            1025,
            "http://127.0.0.1:8025",
            Map.of("acme-api", "not-a-secret"),
            Map.of("billing-service", 4712L));

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        // Given
        Path file = folder.resolve("stack.json");
        STACK.write(file);

        // When
        StackAddresses read = StackAddresses.read(file).orElseThrow();

        // Then
        assertThat(read).isEqualTo(STACK);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutAFileThereAreNone() throws IOException {
        assertThat(StackAddresses.read(folder.resolve("stack.json"))).isEmpty();
    }

    @Test
    void aServiceThatDoesNotRunHasNoAddress() {
        assertThat(STACK.billingService()).isEqualTo("http://127.0.0.1:8082");
        assertThatIllegalArgumentException()
                .isThrownBy(STACK::sendService)
                .withMessage("No running service send-service, only [billing-service]");
    }
}
