package io.recredit.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The one ignored folder in which a checkout keeps everything that runs or ran.
 *
 * @param projectRoot the checkout
 * @param home {@code .recredit} in it, or a temporary folder for a test's own stack
 */
public record Layout(Path projectRoot, Path home) {

    /** Whatever runs in a process of its own, by the name of its log. */
    static final List<String> COMPONENTS = List.of(
            "postgres",
            "kafka",
            "keycloak",
            "carrier",
            "processor",
            "inbox",
            "account-service",
            "billing-service",
            "send-service",
            "notification-service",
            "docker");

    private static final String LOG = ".log";
    private static final String OLD_LOG = ".old.log";

    /** The layout of a checkout, in its {@code .recredit}. */
    public static Layout ofCheckout(Path projectRoot) {
        Path root = projectRoot.toAbsolutePath().normalize();
        return new Layout(root, root.resolve(".recredit"));
    }

    /**
     * The checkout around a folder: the nearest one above that holds {@code dev} and {@code pom.xml}.
     *
     * @throws IllegalStateException when there is none
     */
    public static Path checkoutAround(Path folder) {
        Path start = folder.toAbsolutePath().normalize();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("dev")) && Files.isRegularFile(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("Not inside a checkout of Recredit: " + start);
    }

    /** What is stored, by servers of any kind. */
    public Path data() {
        return home.resolve("data");
    }

    /** What belongs to the data of one kind of servers; payments and mails belong to the database that caused them. */
    public Path data(ServerKind servers) {
        return switch (servers) {
            case EMBEDDED -> data();
            case CONTAINERS -> data().resolve("containers");
        };
    }

    /** One log per component. */
    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(String component) {
        return logs().resolve(component + LOG);
    }

    /** Pid files, the lock and the addresses of the running stack. */
    public Path run() {
        return home.resolve("run");
    }

    /** Unpacked servers; shared by all stacks of the checkout, kept by {@code reset}. */
    public Path programs() {
        return projectRoot.resolve(".recredit").resolve("programs");
    }

    /** The pid files of this JVM's children; a folder for each JVM, so that a late guard spares its successor's. */
    public Path pidFiles() {
        return run().resolve("children-of-" + ProcessHandle.current().pid());
    }

    /** Passwords of this installation. */
    public Path secrets() {
        return home.resolve("secrets.properties");
    }

    public Path addresses() {
        return run().resolve("stack.json");
    }

    public Path lock() {
        return home.resolve("lock");
    }

    /** Whether it is that of {@code ./dev up}, and not of some test. */
    boolean isOfCheckout() {
        return home.equals(ofCheckout(projectRoot).home());
    }

    /** Makes the folders, readable by their owner only. */
    public void create() throws IOException {
        for (Path folder : new Path[] {home, data(), logs(), pidFiles(), programs()}) {
            Files.createDirectories(folder);
        }
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    }

    /** What Quarkus built of a service. */
    public Path application(String service) {
        return projectRoot.resolve(service).resolve("target").resolve("quarkus-app");
    }

    /** Keeps the last run's log of a component, in the place of the one before. */
    void setAsideLog(String component) throws IOException {
        if (Files.exists(log(component))) {
            Files.move(log(component), logs().resolve(component + OLD_LOG), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
