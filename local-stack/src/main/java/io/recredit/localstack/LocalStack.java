package io.recredit.localstack;

import static io.recredit.localstack.SimulatorProcess.CARRIER;
import static io.recredit.localstack.SimulatorProcess.INBOX;
import static io.recredit.localstack.SimulatorProcess.PROCESSOR;

import io.recredit.contracts.Topics;
import io.recredit.localstack.kafka.KafkaBroker;
import io.recredit.localstack.kafka.KafkaSettings;
import io.recredit.localstack.keycloak.KeycloakServer;
import io.recredit.localstack.keycloak.KeycloakSettings;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresServer;
import io.recredit.localstack.postgres.PostgresSettings;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.StartFailure;
import io.recredit.localstack.services.ServiceProcess;
import io.recredit.localstack.services.ServiceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole system, each part a real server in a process of its own: PostgreSQL, Kafka, Keycloak, the simulators of
 * carrier, card processor and mail server, and the services. All of it ends with {@link #close()}, or with this JVM at
 * the latest, however that ends.
 */
public final class LocalStack implements AutoCloseable {

    private final StackOptions options;
    private final Layout layout;
    private final StackPorts ports;
    private final Secrets secrets;
    private final StackLife life;
    private final ServiceEnvironment environment;
    private final ServerRuntimes runtimes;
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final Map<String, ManagedProcess> simulators = new ConcurrentHashMap<>();

    private @Nullable PostgresServer postgres;
    private @Nullable KafkaBroker kafka;
    private @Nullable KeycloakServer keycloak;

    private LocalStack(
            StackOptions options, StackPorts ports, Secrets secrets, StackLife life, ServerRuntimes runtimes) {
        this.options = options;
        this.layout = options.layout();
        this.ports = ports;
        this.secrets = secrets;
        this.life = life;
        this.environment = new ServiceEnvironment(options, ports, ProcessorKeys.of(secrets));
        this.runtimes = runtimes;
    }

    /**
     * Makes the folders, ends what a former run left behind, and chooses the ports; {@link #start()} does the rest.
     *
     * @throws StartFailure when a folder or file cannot be made
     */
    public static LocalStack of(StackOptions options) {
        try {
            Layout layout = options.layout();
            StackLife life = StackLife.begin(layout);
            StackPorts ports = StackPorts.choose(options.usualPorts(), options.services());
            ServerRuntimes runtimes = ServerRuntimes.of(options.servers(), layout);
            return new LocalStack(options, ports, Secrets.in(layout.secrets()), life, runtimes);
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare " + options.layout().home() + ": " + e.getMessage(), e);
        }
    }

    /** Starts a stack and waits until all of it is ready. */
    public static LocalStack start(StackOptions options) {
        LocalStack stack = of(options);
        stack.start();
        return stack;
    }

    /**
     * Starts everything, side by side where it can, and waits until it is ready. Then the addresses are written.
     *
     * @throws StartFailure when a part does not start; the others are stopped
     */
    public void start() {
        Steps steps = new Steps(options.progress(), this::close);
        KeycloakSettings keycloakSettings = keycloakSettings();
        CompletableFuture<?> prepared = prepareServers(steps);
        CompletableFuture<?> postgresUp =
                steps.after("PostgreSQL", () -> postgres = life.keep(startPostgres()), prepared);
        CompletableFuture<?> kafkaUp = steps.after("Kafka", () -> kafka = life.keep(startKafka()), prepared);
        CompletableFuture<?> simulatorsUp = startSimulators(steps);
        CompletableFuture<?> keycloakUp = steps.after(
                "Keycloak",
                () -> {
                    KeycloakServer.prepare(keycloakSettings, runtimes.keycloak());
                    postgresUp.join();
                    return keycloak =
                            life.keep(KeycloakServer.start(keycloakSettings, runtimes.keycloak(), postgres()));
                },
                prepared);
        CompletableFuture<?>[] servicesUp = options.services().stream()
                .map(name ->
                        steps.after(name, () -> startService(name, keycloakSettings.realmUrl()), postgresUp, kafkaUp))
                .toArray(CompletableFuture<?>[]::new);
        try {
            steps.await(postgresUp, kafkaUp, simulatorsUp, keycloakUp, CompletableFuture.allOf(servicesUp));
            addresses().write(layout.addresses());
        } catch (IOException e) {
            close();
            throw new StartFailure("Cannot write " + layout.addresses() + ": " + e.getMessage(), e);
        }
    }

    private CompletableFuture<?> prepareServers(Steps steps) {
        return switch (options.servers()) {
            case EMBEDDED -> CompletableFuture.completedFuture(true);
            case CONTAINERS ->
                steps.after("Docker", () -> {
                    runtimes.preparation().run();
                    return true;
                });
        };
    }

    private PostgresServer startPostgres() {
        PostgresServer server = PostgresServer.start(
                new PostgresSettings(
                                true,
                                ports.postgres(),
                                layout.log("postgres"),
                                layout.pidFiles(),
                                secrets.of("database.postgres"))
                        .withParameters(options.postgresParameters()),
                runtimes.postgres());
        for (String service : StackOptions.SERVICES) {
            String name = databaseOf(service);
            server.createDatabase(name, secrets.of("database." + name));
        }
        return server;
    }

    private KafkaBroker startKafka() {
        KafkaBroker broker = KafkaBroker.start(
                new KafkaSettings(
                        ports.kafka(), ports.kafkaController(), false, layout.log("kafka"), layout.pidFiles()),
                runtimes.kafka());
        broker.createTopics(Topics.all());
        return broker;
    }

    private CompletableFuture<?> startSimulators(Steps steps) {
        Path data = layout.data(options.servers());
        return CompletableFuture.allOf(
                steps.after("carrier simulator", () -> keep(CARRIER, SimulatorProcess.carrier(ports, layout))),
                steps.after(
                        "card processor",
                        () -> keep(
                                PROCESSOR, SimulatorProcess.processor(ports, layout, data, ProcessorKeys.of(secrets)))),
                steps.after("mail inbox", () -> keep(INBOX, SimulatorProcess.inbox(ports, layout, data))));
    }

    private ManagedProcess keep(String name, ManagedProcess simulator) {
        simulators.put(name, life.keep(simulator));
        return simulator;
    }

    private KeycloakSettings keycloakSettings() {
        return new KeycloakSettings(ports.keycloak(), layout.log("keycloak"), layout.pidFiles(), secrets);
    }

    private ServiceProcess startService(String name, String realmUrl) {
        return start(environment.settings(
                name, postgres().database(databaseOf(name)), kafka().bootstrapServers(), realmUrl));
    }

    /**
     * Starts one more instance of a service beside the others, on a port of its own and on the same database, and waits
     * until it is ready.
     *
     * @param name its own, e.g. {@code topup-worker}: that of its log, and for {@link #service}
     * @param service e.g. {@code billing-service}
     * @param more variables that it gets besides those of the service
     * @throws StartFailure when it does not start
     */
    public ServiceProcess startFurther(String name, String service, Map<String, String> more) {
        return start(environment.furtherInstance(
                name,
                service,
                more,
                postgres().database(databaseOf(service)),
                kafka().bootstrapServers(),
                keycloak().realmUrl()));
    }

    private ServiceProcess start(ServiceSettings settings) {
        ServiceProcess service = life.keep(ServiceProcess.of(settings));
        synchronized (services) {
            services.put(settings.name(), service);
        }
        service.start();
        return service;
    }

    private static String databaseOf(String service) {
        return service.substring(0, service.indexOf('-'));
    }

    /** Everything that one needs to use it. */
    public StackAddresses addresses() {
        Map<String, String> urls = new LinkedHashMap<>();
        Map<String, Long> pids = new LinkedHashMap<>();
        Map<String, DatabaseAccess> databases = new LinkedHashMap<>();
        pids.put("postgres", postgres().pid());
        pids.put("kafka", kafka().pid());
        pids.put("keycloak", keycloak().process().pid());
        for (String name : List.of(CARRIER, PROCESSOR, INBOX)) {
            pids.put(name, simulator(name).pid());
        }
        for (String name : startedServices()) {
            urls.put(name, service(name).url());
            pids.put(name, service(name).pid());
        }
        for (String name : StackOptions.SERVICES) {
            databases.put(databaseOf(name), postgres().database(databaseOf(name)));
        }
        return new StackAddresses(
                Instant.now(),
                ProcessHandle.current().pid(),
                urls,
                keycloak().realmUrl(),
                kafka().bootstrapServers(),
                databases,
                ports.carrierSmpp(),
                local(ports.carrierControl()),
                local(ports.processor()),
                local(ports.processorControl()),
                ports.inboxSmtp(),
                local(ports.inboxHttp()),
                keycloak().clientSecrets(),
                pids);
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Those of the options in their order, then the further ones. */
    private Set<String> startedServices() {
        synchronized (services) {
            Set<String> names = new LinkedHashSet<>(options.services());
            names.addAll(services.keySet());
            return names;
        }
    }

    /** Whether PostgreSQL and Kafka can be killed and started again: only those that come from jars. */
    public boolean canKillServers() {
        return options.servers() == ServerKind.EMBEDDED;
    }

    public PostgresServer postgres() {
        return started(postgres, "PostgreSQL");
    }

    public KafkaBroker kafka() {
        return started(kafka, "Kafka");
    }

    public KeycloakServer keycloak() {
        return started(keycloak, "Keycloak");
    }

    /** One of {@code carrier}, {@code processor} and {@code inbox}. */
    public ManagedProcess simulator(String name) {
        return started(simulators.get(name), name);
    }

    /** One of the services, e.g. {@code billing-service}, or of their further instances, to be killed and started again. */
    public ServiceProcess service(String name) {
        synchronized (services) {
            return started(services.get(name), name);
        }
    }

    private static <T> T started(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return part;
    }

    public Layout layout() {
        return layout;
    }

    /** Whether it was stopped, or is being stopped. */
    public boolean isClosed() {
        return life.isClosed();
    }

    /** Stops the services, the carrier and Keycloak, then what these need; its data stays. */
    @Override
    public void close() {
        life.close();
    }
}
