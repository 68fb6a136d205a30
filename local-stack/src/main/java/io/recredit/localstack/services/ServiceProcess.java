package io.recredit.localstack.services;

import io.recredit.localstack.process.JavaCommand;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the Quarkus services; it can be ended in any way and started again. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build();

    private final ServiceSettings settings;
    private @Nullable ManagedProcess process;

    private ServiceProcess(ServiceSettings settings) {
        this.settings = settings;
    }

    /** Describes a service that {@link #start()} starts. */
    public static ServiceProcess of(ServiceSettings settings) {
        return new ServiceProcess(settings);
    }

    /** Starts it and waits until it says that it is ready. */
    public void start() {
        startWith(Map.of());
    }

    /**
     * The same with more variables, which hold until it ends.
     *
     * @param more go before those of its settings
     */
    public void startWith(Map<String, String> more) {
        begin(more).awaitReady(START_TIMEOUT, this::isReady);
    }

    /** Waits only for the process, so that it can be ended while it is starting. */
    private synchronized ManagedProcess begin(Map<String, String> more) {
        if (!Files.isRegularFile(runnableJar())) {
            throw new StartFailure(settings.name() + " is not built: " + runnableJar()
                    + " is missing. ./dev up builds it, and so does \"mvn package\" in its folder.");
        }
        if (process == null || !process.isAlive()) {
            process = ManagedProcess.start(new ProcessSpec(
                    settings.name(),
                    command(),
                    environment(more),
                    settings.application(),
                    settings.logFile(),
                    settings.runFolder(),
                    StopSignal.TERM));
        }
        return process;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.java());
        command.addAll(settings.jvmOptions());
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-jar");
        command.add(runnableJar().toString());
        return command;
    }

    private Path runnableJar() {
        return settings.application().resolve("quarkus-run.jar");
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.port()));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", settings.database().reactiveUrl());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", settings.database().jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", settings.database().user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", settings.database().password());
        environment.putAll(settings.environment());
        environment.putAll(more);
        return environment;
    }

    /** Whether {@code /q/health/ready} answers 200 at this moment. */
    public boolean isReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                .timeout(REQUEST_TIMEOUT)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    public String name() {
        return settings.name();
    }

    /** Base URL without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + settings.port();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Its process id; -1 when it does not run. */
    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Ends it at once and without warning ({@code kill -9}), as a crash would. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Asks it to end and waits for that. */
    @Override
    public synchronized void close() {
        if (process != null) {
            process.close();
        }
    }
}
