package io.recredit.localstack.container;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a container, and how it is reached.
 *
 * @param image with its tag
 * @param name the container's, or null for any
 * @param labels on the container, and on its network and volume
 * @param command its arguments; none for the image's own
 * @param port on the host's 127.0.0.1
 * @param containerPort the port inside to which the host's leads
 * @param files contents by their path inside, put there before it starts
 * @param volume a named volume that stays, mounted at {@code volumePath}; null for none
 * @param network by name, or null for Docker's own
 * @param alias null for a container that joins the network, which exists; else the container makes the network, is
 *     known in it by that name, and takes it away again
 */
record ContainerSpec(
        String image,
        @Nullable String name,
        Map<String, String> labels,
        Map<String, String> environment,
        List<String> command,
        int port,
        int containerPort,
        Map<String, String> files,
        @Nullable String volume,
        @Nullable String volumePath,
        @Nullable String network,
        @Nullable String alias) {

    private static final ObjectMapper JSON = new ObjectMapper();

    ContainerSpec {
        labels = Map.copyOf(labels);
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
        files = Map.copyOf(files);
    }

    /** Writes it to a file that only its owner can read, for it holds passwords. */
    void write(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writeValue(file.toFile(), this);
    }

    /** Reads what {@link #write} wrote, and deletes it. */
    static ContainerSpec take(Path file) throws IOException {
        ContainerSpec spec = JSON.readValue(file.toFile(), ContainerSpec.class);
        Files.delete(file);
        return spec;
    }
}
