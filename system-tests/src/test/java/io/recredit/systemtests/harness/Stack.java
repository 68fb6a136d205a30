package io.recredit.systemtests.harness;

import io.recredit.localstack.Layout;
import io.recredit.localstack.LocalStack;
import io.recredit.localstack.Secrets;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.StackOptions;
import io.recredit.localstack.services.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The servers and services of one test run, on free ports, with empty databases; only their logs stay. */
final class Stack implements AutoCloseable {

    /**
     * What a crash left open is settled soon, so that the tests can wait for it. What billing says about an estimate is
     * waited for, which on a busy machine may take longer than usual.
     */
    private static final Map<String, String> OF_SEND = Map.of(
            "RECREDIT_DISPATCH_LEASE", "15S",
            "RECREDIT_DISPATCH_UNKNOWN_TIMEOUT", "20S",
            "QUARKUS_REST_CLIENT_BILLING_CONNECT_TIMEOUT", "10000",
            "QUARKUS_REST_CLIENT_BILLING_READ_TIMEOUT", "10000",
            "IO_RECREDIT_SEND_ESTIMATE_BILLINGSUFFICIENCY_ASK_TIMEOUT_VALUE", "15000");

    /**
     * Seconds instead of hours between declines; the lease is still more than the processor's timeouts for one try. An
     * answer that a test holds back is waited for until it has brought the other attempts to where it wants them.
     */
    private static final Map<String, String> OF_BILLING = Map.of(
            "RECREDIT_TOPUP_RETRY_AFTER", "1S,2S,3S",
            "RECREDIT_TOPUP_RETRY_AFTER_ERROR", "1S",
            "RECREDIT_TOPUP_GIVE_UP_AFTER", "3S",
            "RECREDIT_TOPUP_LEASE", "24S",
            "RECREDIT_STRIPE_READ_TIMEOUT", "20S");

    private final Path checkout;
    private final Path home;
    private final LocalStack running;

    private Stack(Path checkout, Path home, LocalStack running) {
        this.checkout = checkout;
        this.home = home;
        this.running = running;
    }

    static Stack start() {
        Path checkout = Layout.checkoutAround(Path.of(""));
        try {
            Path target =
                    Files.createDirectories(checkout.resolve("system-tests").resolve("target"));
            Path home = Files.createTempDirectory(target, "stack-");
            StackOptions options = StackOptions.isolated(checkout, home)
                    .withEnvironment(Service.SEND.processName(), OF_SEND)
                    .withEnvironment(Service.BILLING.processName(), OF_BILLING);
            return new Stack(checkout, home, LocalStack.start(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path checkout() {
        return checkout;
    }

    StackAddresses addresses() {
        return running.addresses();
    }

    ServiceProcess service(Service service) {
        return running.service(service.processName());
    }

    ServiceProcess startFurther(String name, Service service, Map<String, String> variables) {
        return running.startFurther(name, service.processName(), variables);
    }

    LocalStack running() {
        return running;
    }

    String keycloakAdminPassword() {
        try {
            return Secrets.in(running.layout().secrets()).of("keycloak.admin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        running.close();
        delete(home.resolve("data"));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : innermostFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
