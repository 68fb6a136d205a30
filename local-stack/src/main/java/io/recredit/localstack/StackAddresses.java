package io.recredit.localstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.recredit.localstack.postgres.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one needs to use a running stack. The launcher writes it to {@code .recredit/run/stack.json} (readable
 * by its owner only, for it holds passwords of this installation) and removes it when it stops.
 *
 * @param launcherPid the process that owns the stack
 * @param services base URL without a slash at its end by service name, e.g. {@code billing-service} to
 *     {@code http://127.0.0.1:8082}; only those that run
 * @param realmUrl OIDC issuer, e.g. {@code http://127.0.0.1:8180/realms/recredit}
 * @param kafkaBootstrap {@code 127.0.0.1:9092}
 * @param databases by name: {@code account}, {@code billing}, {@code send}, {@code notification}
 * @param carrierSmppPort where the carrier simulator speaks SMPP, on 127.0.0.1
 * @param carrierControlUrl base URL of its control interface
 * @param processorUrl base URL of the card processor simulator's API, without the {@code /v1} at its end
 * @param processorControlUrl base URL of its control interface
 * @param inboxSmtpPort where the inbox accepts mail, on 127.0.0.1
 * @param inboxUrl where the inbox shows it
 * @param clientSecrets by confidential client of the realm, e.g. {@code acme-api}
 * @param pids by component
 */
public record StackAddresses(
        Instant startedAt,
        long launcherPid,
        Map<String, String> services,
        String realmUrl,
        String kafkaBootstrap,
        Map<String, DatabaseAccess> databases,
        int carrierSmppPort,
        String carrierControlUrl,
        String processorUrl,
        String processorControlUrl,
        int inboxSmtpPort,
        String inboxUrl,
        Map<String, String> clientSecrets,
        Map<String, Long> pids) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** The public client of the realm with which people (and the demo) get tokens by name and password. */
    public static final String CLI_CLIENT = "recredit-cli";

    /** The password of olivia, oscar, sara, gina and greg; these users exist on development machines only. */
    public static final String USER_PASSWORD = "recredit";

    /** Base URL of account-service. */
    public String accountService() {
        return service("account-service");
    }

    /** Base URL of billing-service. */
    public String billingService() {
        return service("billing-service");
    }

    /** Base URL of send-service. */
    public String sendService() {
        return service("send-service");
    }

    /** Base URL of notification-service. */
    public String notificationService() {
        return service("notification-service");
    }

    /** Where tokens come from: {@code POST} with {@code grant_type}, form-encoded. */
    public String tokenUrl() {
        return realmUrl + "/protocol/openid-connect/token";
    }

    /**
     * How to reach the database {@code account}, {@code billing}, {@code send} or {@code notification}.
     *
     * @throws IllegalArgumentException for another
     */
    public DatabaseAccess database(String name) {
        return of(databases, name, "database");
    }

    private String service(String name) {
        return of(services, name, "running service");
    }

    private static <V> V of(Map<String, V> map, String name, String kind) {
        V value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No " + kind + " " + name + ", only " + map.keySet());
        }
        return value;
    }

    /** Writes the file as a whole, readable by its owner only. */
    public void write(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writeValue(unfinished.toFile(), this);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads what {@link #write} wrote; empty when there is no such file. */
    public static Optional<StackAddresses> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), StackAddresses.class)) : Optional.empty();
    }
}
