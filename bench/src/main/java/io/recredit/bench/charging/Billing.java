package io.recredit.bench.charging;

import io.recredit.bench.report.ProgressLine;
import io.recredit.bench.stack.BenchStack;
import io.recredit.bench.stack.ProcessUsage;
import io.recredit.localstack.kafka.KafkaBroker;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresServer;
import io.recredit.localstack.services.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A billing-service with its PostgreSQL and Kafka, and nothing else. It is stopped to begin with. */
final class Billing implements AutoCloseable {

    static final String SERVICE = "billing-service";
    static final String POSTGRES = "PostgreSQL";
    static final String KAFKA = "Kafka";

    /** Resident it must stay below 512 MB, of which the heap is less than half. */
    private static final List<String> JVM = List.of("-Xmx224m", "-XX:+UseSerialGC");

    /** No card is charged here, but billing does not start without keys. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "RECREDIT_STRIPE_API_KEY", "sk_test_nobody",
            "RECREDIT_STRIPE_WEBHOOK_SECRET", "whsec_nobody",
            "RECREDIT_STRIPE_API_BASE", "http://127.0.0.1:9");

    private final BenchStack stack;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final DatabaseAccess access;
    private final ServiceProcess service;

    private Billing(
            BenchStack stack,
            PostgresServer postgres,
            KafkaBroker kafka,
            DatabaseAccess access,
            ServiceProcess service) {
        this.stack = stack;
        this.postgres = postgres;
        this.kafka = kafka;
        this.access = access;
        this.service = service;
    }

    /**
     * Starts the servers, and billing once, so that its tables are there.
     *
     * @param moreJvmOptions for billing, besides {@code -Xmx224m -XX:+UseSerialGC}
     */
    static Billing prepare(
            Path checkout, String name, long megabytes, List<String> moreJvmOptions, ProgressLine progress)
            throws IOException {
        BenchStack stack = BenchStack.begin(checkout, name, megabytes);
        try {
            progress.now("starting");
            PostgresServer postgres = stack.startPostgres();
            KafkaBroker kafka = stack.startKafka();
            DatabaseAccess access = postgres.createDatabase("billing", "billing");
            List<String> jvm = new ArrayList<>(JVM);
            jvm.addAll(moreJvmOptions);
            ServiceProcess service = stack.service(SERVICE, access, kafka, ENVIRONMENT, jvm);
            service.start();
            service.close();
            progress.done("PostgreSQL, Kafka and billing-service; logs in " + stack.logs());
            return new Billing(stack, postgres, kafka, access, service);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Starts billing and waits until it is ready. */
    void start() {
        service.start();
    }

    /** Ends billing. */
    void stop() {
        service.close();
    }

    BillingDatabase database() {
        return new BillingDatabase(access);
    }

    DatabaseAccess access() {
        return access;
    }

    DatabaseAccess adminAccess() {
        return stack.asAdmin(access);
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** What is at work when charges are decided, by name. */
    Map<String, Long> pids() {
        return Map.of(SERVICE, service.pid(), POSTGRES, postgres.pid(), KAFKA, kafka.pid());
    }

    long postgresPid() {
        return postgres.pid();
    }

    /** Since its last start. */
    double peakResidentMegabytes() throws IOException {
        return ProcessUsage.ofThisMachine().peakResidentMegabytes(service.pid());
    }

    @Override
    public void close() {
        stack.close();
    }
}
