package io.recredit.localstack.keycloak;

import io.recredit.localstack.Secrets;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.client.KeycloakTokens;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresServer;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A Keycloak that this JVM started and ends; its data lies in a database of the stack's PostgreSQL. */
public final class KeycloakServer implements AutoCloseable {

    /** The confidential clients of the realm. */
    private static final List<String> CLIENTS =
            List.of("account-service", "billing-service", "send-service", "acme-api");

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final KeycloakSettings settings;
    private final ManagedProcess process;
    private final HttpClient http;

    private KeycloakServer(KeycloakSettings settings, ManagedProcess process, HttpClient http) {
        this.settings = settings;
        this.process = process;
        this.http = http;
    }

    /** Does what needs no other server, such as unpacking. */
    public static void prepare(KeycloakSettings settings, KeycloakRuntime runtime) {
        try {
            runtime.prepare(settings);
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare Keycloak: " + e.getMessage(), e);
        }
    }

    /**
     * Starts it and waits until the realm answers. A changed realm file makes it start afresh, in a database of its
     * own, since Keycloak imports a realm only once.
     *
     * @param runtime runs it
     */
    public static KeycloakServer start(KeycloakSettings settings, KeycloakRuntime runtime, PostgresServer postgres) {
        try {
            RealmFile realm = RealmFile.withLocalPeople();
            DatabaseAccess database = postgres.createDatabase(
                    "keycloak_" + realm.fingerprint(), settings.secrets().of("database.keycloak"));
            postgres.relaxDurabilityOf(database.user());
            ManagedProcess process = runtime.start(settings, database, realm, secrets(settings, database));
            KeycloakServer server = new KeycloakServer(
                    settings,
                    process,
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(REQUEST_TIMEOUT)
                            .build());
            process.awaitReady(runtime.startTimeout(), server::realmAnswers);
            return server;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare Keycloak: " + e.getMessage(), e);
        }
    }

    /** These go through the environment, as command lines are for everybody to see. */
    private static Map<String, String> secrets(KeycloakSettings settings, DatabaseAccess database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_PASSWORD", database.password());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.secrets().of("keycloak.admin"));
        clientSecrets(settings.secrets())
                .forEach((client, secret) -> environment.put(
                        "RECREDIT_" + client.replace('-', '_').toUpperCase(Locale.ROOT) + "_SECRET", secret));
        return environment;
    }

    private static Map<String, String> clientSecrets(Secrets secrets) {
        return CLIENTS.stream().collect(Collectors.toMap(client -> client, client -> secrets.of("client." + client)));
    }

    private boolean realmAnswers() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realmUrl() + "/.well-known/openid-configuration"))
                .timeout(REQUEST_TIMEOUT)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** The issuer of its tokens, e.g. {@code http://127.0.0.1:8180/realms/recredit}. */
    public String realmUrl() {
        return settings.realmUrl();
    }

    /** The secrets of the confidential clients by client id. */
    public Map<String, String> clientSecrets() {
        return clientSecrets(settings.secrets());
    }

    /** An access token of olivia, oscar, sara, gina or greg. */
    public String token(String user) {
        return KeycloakTokens.ofPerson(
                        http, URI.create(realmUrl()), StackAddresses.CLI_CLIENT, user, StackAddresses.USER_PASSWORD)
                .current();
    }

    public ManagedProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
