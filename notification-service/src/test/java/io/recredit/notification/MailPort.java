package io.recredit.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port that the service looks for its mail server at. Tests start one there, or do not. Times suit tests. */
public class MailPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(free()),
                "recredit.mail.retry-delay", "200ms",
                "recredit.mail.max-retry-delay", "400ms",
                "recredit.mail.lease", "3s",
                "recredit.mail.timeout", "20s");
    }

    @Override
    public void stop() {}

    /** The port, for tests. */
    public static int get() {
        return ConfigProvider.getConfig().getValue("quarkus.mailer.port", Integer.class);
    }

    private static int free() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
