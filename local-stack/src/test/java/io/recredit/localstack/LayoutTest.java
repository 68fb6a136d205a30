package io.recredit.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

    @TempDir
    Path folder;

    @Test
    void theCheckoutIsFoundFromAnyFolderInIt() throws IOException {
        // Given
        Files.createFile(folder.resolve("dev"));
        Files.createFile(folder.resolve("pom.xml"));
        Path module = Files.createDirectories(folder.resolve("billing-service/target"));

        // When
        Path found = Layout.checkoutAround(module);

        // Then
        assertThat(found).isEqualTo(folder);
    }

    @Test
    void outsideOfACheckoutThereIsNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Layout.checkoutAround(folder))
                .withMessageContaining("Not inside a checkout");
    }

    @Test
    void onlyTheOwnerMayLookIntoTheHome() throws IOException {
        // Given
        Layout layout = Layout.ofCheckout(folder);

        // When
        layout.create();

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.home())))
                .isEqualTo("rwx------");
    }

    @Test
    void theLastRunsLogIsKeptOnce() throws IOException {
        // Given
        Layout layout = Layout.ofCheckout(folder);
        layout.create();
        Files.writeString(layout.logs().resolve("kafka.old.log"), "the run before");
        Files.writeString(layout.log("kafka"), "the last run");

        // When
        layout.setAsideLog("kafka");

        // Then
        assertThat(layout.log("kafka")).doesNotExist();
        assertThat(layout.logs().resolve("kafka.old.log")).hasContent("the last run");
    }
}
