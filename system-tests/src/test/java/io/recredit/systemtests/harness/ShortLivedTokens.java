package io.recredit.systemtests.harness;

import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.client.KeycloakTokens;
import io.recredit.localstack.client.RestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Real tokens of the realm that live for a second, of a client that is made for them. */
final class ShortLivedTokens {

    private static final String CLIENT = "short-lived";

    private ShortLivedTokens() {}

    static String expired(HttpClient http, Stack stack, Person person) {
        URI realm = URI.create(stack.addresses().realmUrl());
        makeClient(http, stack, realm);
        String token = KeycloakTokens.ofPerson(http, realm, CLIENT, person.login(), StackAddresses.USER_PASSWORD)
                .current();
        Instant issued = Instant.now();
        Await.until(
                "the token is no longer good",
                Duration.ofSeconds(60),
                () -> Instant.now().isAfter(issued.plusSeconds(2)));
        return token;
    }

    private static void makeClient(HttpClient http, Stack stack, URI realm) {
        KeycloakTokens admin = KeycloakTokens.ofPerson(
                http, realm.resolve("/realms/master"), "admin-cli", "admin", stack.keycloakAdminPassword());
        new RestClient(http, realm, admin)
                .exchange(
                        "POST",
                        "/admin/realms/recredit/clients",
                        Map.of(
                                "clientId", CLIENT,
                                "publicClient", true,
                                "standardFlowEnabled", false,
                                "directAccessGrantsEnabled", true,
                                "attributes", Map.of("access.token.lifespan", "1")),
                        Map.of());
    }
}
