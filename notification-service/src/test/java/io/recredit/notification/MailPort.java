package io.recredit.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.recredit.localstack.Ports;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port that the service looks for its mail server at. Tests start one there, or do not. Times suit tests. */
public class MailPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(new Ports().free()),
                "recredit.mail.retry-delay", "200ms",
                "recredit.mail.max-retry-delay", "400ms",
                "recredit.mail.lease", "6s",
                "recredit.mail.timeout", "40s");
    }

    @Override
    public void stop() {}

    /** The port, for tests. */
    public static int get() {
        return ConfigProvider.getConfig().getValue("quarkus.mailer.port", Integer.class);
    }
}
