package io.recredit.localstack.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The containers of one stack: their names, their label, and whether what they store outlives them.
 *
 * @param owner the folder of the stack that they belong to
 * @param id 12 hexadecimal digits, in all their names
 * @param keepsData true stores in named volumes, false in some that go with the containers
 */
public record ContainerGroup(Path owner, String id, boolean keepsData) {

    /** Every container, network and volume of ours carries it; its value is the owner. */
    public static final String LABEL = "io.recredit.stack";

    private static final int ID_BYTES = 6;
    private static final String ID_FILE = "containers.id";

    /** A group whose data goes with it. */
    public static ContainerGroup passing(Path owner) {
        byte[] id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        return new ContainerGroup(owner, HexFormat.of().formatHex(id), false);
    }

    /**
     * The group whose volumes belong to a data folder: the same one as long as that folder is not deleted, so that
     * volumes are never met by passwords that were made after them.
     *
     * @param data remembers the group's id
     */
    public static ContainerGroup lasting(Path owner, Path data) throws IOException {
        Path file = data.resolve(ID_FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(data);
            Files.writeString(file, passing(owner).id());
        }
        return new ContainerGroup(owner, Files.readString(file).strip(), true);
    }

    /** Whether volumes belong to a data folder, or may. */
    public static boolean hasVolumes(Path data) {
        return Files.exists(data.resolve(ID_FILE));
    }

    Map<String, String> labels() {
        return Map.of(LABEL, owner.toString());
    }

    String network() {
        return "recredit-" + id;
    }

    /** Of a component's container. */
    String name(String component) {
        return network() + "-" + component;
    }

    /** A component's volume, null when nothing is kept. */
    @Nullable
    String volume(String component) {
        return keepsData ? name(component) : null;
    }
}
