package io.recredit.localstack;

import io.recredit.localstack.launcher.Launcher;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What {@code ./dev} runs. Arguments: one of up, demo, verify, status, reset; the first two also with {@code
 * --containers}. The system property {@code
 * recredit.terminal} tells whether standard output is a terminal.
 */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        String command = String.join(" ", args);
        try {
            Path checkout = Layout.checkoutAround(Path.of(""));
            Launcher launcher = new Launcher(checkout, System.out, Boolean.getBoolean("recredit.terminal"));
            return switch (command) {
                case "up" -> launcher.up(ServerKind.EMBEDDED);
                case "up --containers" -> launcher.up(ServerKind.CONTAINERS);
                case "demo" -> launcher.demo(ServerKind.EMBEDDED);
                case "demo --containers" -> launcher.demo(ServerKind.CONTAINERS);
                case "verify" -> launcher.verify();
                case "status" -> launcher.status();
                case "reset" -> launcher.reset();
                default -> {
                    System.err.println("One of these is expected: up, demo, verify, status, reset");
                    yield WRONG_USE;
                }
            };
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            System.err.println("Cannot read or write: " + e);
            return FAILED;
        }
    }
}
