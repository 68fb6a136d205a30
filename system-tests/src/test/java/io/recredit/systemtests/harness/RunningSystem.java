package io.recredit.systemtests.harness;

import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.client.KeycloakTokens;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.client.Tokens;
import io.recredit.localstack.inbox.InboxClient;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.services.ServiceProcess;
import io.recredit.localstack.verify.Verify;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The whole system, running for real, with what tests need to use it, to look into it and to hurt it. */
public final class RunningSystem implements AutoCloseable {

    /** The tariff in credits that is loaded: France 1, Italy 0.7, India 0.1; the one that the README's tour loads. */
    public static final String TARIFF = "credit-2026";

    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(120);

    private static final List<Service> WITH_OUTBOX = List.of(Service.ACCOUNT, Service.BILLING, Service.SEND);

    private final Stack stack;
    private final HttpClient http = RestClient.http();
    private final Map<Person, Tokens> tokens = new ConcurrentHashMap<>();

    private RunningSystem(Stack stack) {
        this.stack = stack;
    }

    /** Starts everything, and makes the two customers and the tariff that all tests use. */
    static RunningSystem start() {
        RunningSystem system = new RunningSystem(Stack.start());
        Basics.load(system);
        return system;
    }

    /** The project's folder. */
    public Path checkout() {
        return stack.checkout();
    }

    public StackAddresses addresses() {
        return stack.addresses();
    }

    /** A service as seen by a person with a good token. */
    public RestClient as(Person person, Service service) {
        return new RestClient(http, baseUrl(service), tokensOf(person));
    }

    /** A service as seen with a token of any kind. */
    public RestClient withToken(String token, Service service) {
        return new RestClient(http, baseUrl(service), () -> token);
    }

    public RestClient withoutToken(Service service) {
        return new RestClient(http, baseUrl(service), null);
    }

    public String tokenOf(Person person) {
        return tokensOf(person).current();
    }

    /** A token that was good until a moment ago. */
    public String expiredTokenOf(Person person) {
        return ShortLivedTokens.expired(http, stack, person);
    }

    private Tokens tokensOf(Person person) {
        return tokens.computeIfAbsent(
                person,
                who -> KeycloakTokens.ofPerson(
                        http,
                        URI.create(addresses().realmUrl()),
                        StackAddresses.CLI_CLIENT,
                        who.login(),
                        StackAddresses.USER_PASSWORD));
    }

    private URI baseUrl(Service service) {
        return URI.create(
                switch (service) {
                    case ACCOUNT -> addresses().accountService();
                    case BILLING -> addresses().billingService();
                    case SEND -> addresses().sendService();
                    case NOTIFICATION -> addresses().notificationService();
                });
    }

    public Operator operator() {
        return new Operator(this);
    }

    public Carrier carrier() {
        return new Carrier(new RestClient(http, URI.create(addresses().carrierControlUrl()), null));
    }

    /** The card processor's control interface, and its page for cards. */
    public ProcessorControl processor() {
        return ProcessorControl.at(addresses().processorControlUrl());
    }

    /** Where the e-mails arrive. */
    public InboxClient inbox() {
        return new InboxClient(http, URI.create(addresses().inboxUrl()));
    }

    public Broker broker() {
        return new Broker(addresses().kafkaBootstrap());
    }

    public Database database(Service service) {
        return new Database(addresses().database(service.shortName()));
    }

    /** The consumer group in which billing reads charges. */
    public String billingGroup() {
        return "billing-charging";
    }

    /** The counters of the instance of a service that was there from the beginning. */
    public Metrics metrics(Service service) {
        return metricsAt(baseUrl(service).toString());
    }

    /** The counters of any instance. */
    public Metrics metricsAt(String url) {
        return new Metrics(http, URI.create(url + "/q/metrics"));
    }

    public long pid(Service service) {
        return stack.service(service).pid();
    }

    /** {@code kill -9}. */
    public void kill(Service service) {
        stack.service(service).kill();
    }

    /** Asks it to end and waits for that. */
    public void stop(Service service) {
        stack.service(service).close();
    }

    /** Starts it again on the same port and waits until it is ready. */
    public void start(Service service) {
        stack.service(service).start();
    }

    /** The same with more variables, which hold until it ends. */
    public void startWith(Service service, Map<String, String> more) {
        stack.service(service).startWith(more);
    }

    /**
     * Starts one more instance of a service, on a port of its own and on the same database, and waits until it is ready.
     *
     * @param name e.g. {@code topup-worker}; that of its log
     * @param variables that it gets besides those of the service
     */
    public ServiceProcess startFurther(String name, Service service, Map<String, String> variables) {
        return stack.startFurther(name, service, variables);
    }

    /** PostgreSQL and Kafka as processes. */
    public Servers servers() {
        return new Servers(stack.running());
    }

    /** Waits until every event that was written with its cause is published. */
    public void awaitOutboxesEmpty() {
        Await.until(
                "outboxes are empty",
                DRAINED_WITHIN,
                () -> WITH_OUTBOX.stream()
                        .allMatch(service -> database(service).count("select count(*) from outbox") == 0));
    }

    /** Compares everything with everything and prints the table; whether no difference was found. */
    boolean verify() {
        var report = Verify.run(addresses(), DRAINED_WITHIN, System.out);
        return report.drained() && report.isClean();
    }

    @Override
    public void close() {
        stack.close();
    }
}
