package io.recredit.localstack.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackerTest {

    @TempDir
    Path folder;

    @Test
    void programsKeepTheirLinksAndMayBeRun() throws IOException {
        // Given
        byte[] tar = tar("app-1/bin/run", "app-1/lib/latest");

        // When
        Path program = Unpacker.unpackOnce(() -> new ByteArrayInputStream(tar), folder.resolve("app"), 1, at -> {});

        // Then
        assertThat(program.resolve("bin/run")).isExecutable().hasContent("#!/bin/sh");
        assertThat(Files.readSymbolicLink(program.resolve("lib/latest"))).isEqualTo(Path.of("run"));
    }

    @Test
    void whatIsThereIsNotUnpackedAgain() throws IOException {
        // Given
        Path there = Files.createDirectories(folder.resolve("app"));

        // When
        Path program = Unpacker.unpackOnce(
                () -> {
                    throw new IOException("opened");
                },
                there,
                0,
                at -> {});

        // Then
        assertThat(program).isEmptyDirectory();
    }

    @Test
    void anEntryThatLeadsOutOfTheFolderIsRefusedAndNothingStays() throws IOException {
        // Given
        byte[] tar = tar("../../outside", "lib/latest");

        // When
        assertThatIOException()
                .isThrownBy(() ->
                        Unpacker.unpackOnce(() -> new ByteArrayInputStream(tar), folder.resolve("app"), 0, at -> {}));

        // Then
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static byte[] tar(String fileName, String linkName) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] content = "#!/bin/sh".getBytes(StandardCharsets.US_ASCII);
            TarArchiveEntry file = new TarArchiveEntry(fileName);
            file.setMode(0100755);
            file.setSize(content.length);
            tar.putArchiveEntry(file);
            tar.write(content);
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry(linkName, TarConstants.LF_SYMLINK);
            link.setLinkName("run");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
