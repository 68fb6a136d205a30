package io.recredit.localstack.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * The class path for a JVM that runs a main class of this module with all its libraries, the Kafka broker included. The
 * class path of this JVM would not do: that of a test has other versions. The build wrote the list; the jars lie either all beside each other (the launcher's
 * {@code lib} folder) or in the local Maven repository (when this module is a dependency of tests).
 */
public final class ModuleClassPath {

    private static final String LIST = "module.classpath";
    private static final String REPOSITORY = "@repository@/";
    /** A jar lies in GROUP/ARTIFACT/VERSION/, and the group of the driver has two parts. */
    private static final int FOLDERS_BELOW_REPOSITORY = 5;

    private ModuleClassPath() {}

    /** The class path as text for {@code java -cp}. */
    public static String find() throws IOException {
        List<String> listed = readList();
        Path knownJar = jarOf(Driver.class);
        Path libraries = parent(knownJar);
        boolean sideBySide = Files.exists(libraries.resolve(fileName(listed.getFirst())));
        Path repository = sideBySide ? libraries : repositoryAbove(knownJar);
        Stream<Path> jars = listed.stream()
                .map(entry -> sideBySide ? libraries.resolve(fileName(entry)) : repository.resolve(entry));
        return Stream.concat(Stream.of(JavaCommand.ownCode()), jars)
                .map(ModuleClassPath::mustExist)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> readList() throws IOException {
        try (InputStream list = ModuleClassPath.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IOException(LIST + " is missing: build local-stack with Maven");
            }
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Arrays.stream(text.split(":", -1))
                    .map(entry -> entry.replace(REPOSITORY, ""))
                    .toList();
        }
    }

    private static Path repositoryAbove(Path jar) {
        Path at = jar;
        for (int i = 0; i < FOLDERS_BELOW_REPOSITORY; i++) {
            at = parent(at);
        }
        return at;
    }

    private static Path jarOf(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("Not loaded from a jar: " + type, e);
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("No folder above " + path);
        }
        return parent;
    }

    private static String fileName(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    private static Path mustExist(Path jar) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("A library of local-stack is missing: " + jar
                    + ". Run \"mvn install -DskipTests\" in local-stack.");
        }
        return jar;
    }
}
