package io.recredit.localstack.launcher;

import io.recredit.localstack.Layout;
import io.recredit.localstack.StackAddresses;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One line for each part of the stack. */
final class StatusTable {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final StackAddresses stack;
    private final Layout layout;

    StatusTable(StackAddresses stack, Layout layout) {
        this.stack = stack;
        this.layout = layout;
    }

    /** Prints it and tells whether everything is as it should be. */
    boolean print(PrintStream out) {
        out.printf("Up since %s, launcher %d, logs in %s%n", stack.startedAt(), stack.launcherPid(), layout.logs());
        boolean allWell = true;
        for (var component : stack.pids().entrySet()) {
            String state = stateOf(component.getKey(), component.getValue());
            allWell &= state.equals("ready") || state.equals("running");
            out.printf(
                    "  %-21s pid %-8d %-10s %s%n",
                    component.getKey(), component.getValue(), state, addressOf(component.getKey()));
        }
        return allWell;
    }

    private String stateOf(String component, long pid) {
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        String url = stack.services().get(component);
        if (!alive) {
            return "ENDED";
        }
        return url == null ? "running" : readiness(url);
    }

    private static String readiness(String url) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                    .timeout(TIMEOUT)
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? "ready" : "NOT READY";
        } catch (IOException unreachable) {
            return "SILENT";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private String addressOf(String component) {
        return switch (component) {
            case "postgres" -> stack.database("billing").jdbcUrl().replace("/billing", "/...");
            case "kafka" -> stack.kafkaBootstrap();
            case "keycloak" -> stack.realmUrl();
            case "carrier" -> "smpp://127.0.0.1:" + stack.carrierSmppPort() + ", " + stack.carrierControlUrl();
            case "processor" -> stack.processorUrl() + "/v1, " + stack.processorControlUrl();
            case "inbox" -> "smtp://127.0.0.1:" + stack.inboxSmtpPort() + ", " + stack.inboxUrl();
            default -> stack.services().getOrDefault(component, "");
        };
    }
}
