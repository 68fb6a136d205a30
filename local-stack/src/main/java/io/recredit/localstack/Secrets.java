package io.recredit.localstack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords of one installation: made at random when first asked for, then kept in a file of mode 0600. */
public final class Secrets {

    private static final int RANDOM_BYTES = 16;

    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    /** Reads the file if there is one. */
    public static Secrets in(Path file) throws IOException {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.known.load(reader);
            }
        }
        return secrets;
    }

    /** The secret of that name; 32 hexadecimal digits. */
    public synchronized String of(String name) {
        String secret = known.getProperty(name);
        if (secret == null) {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            secret = HexFormat.of().formatHex(bytes);
            known.setProperty(name, secret);
            store();
        }
        return secret;
    }

    private void store() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                known.store(writer, "Passwords of this installation; made at random, of no use elsewhere");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
