package io.recredit.localstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tokens of one person or one program from Keycloak's token endpoint, kept until shortly before they end. */
public final class KeycloakTokens implements Tokens {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** A token is renewed this long before its end, so that it outlives the request it is sent with. */
    private static final Duration MARGIN = Duration.ofSeconds(45);

    private final HttpClient http;
    private final URI endpoint;
    private final Map<String, String> grant;
    private final Clock clock;

    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    private KeycloakTokens(HttpClient http, URI realm, Map<String, String> grant, Clock clock) {
        this.http = http;
        this.endpoint = URI.create(withoutSlash(realm.toString()) + "/protocol/openid-connect/token");
        this.grant = grant;
        this.clock = clock;
    }

    /**
     * Tokens of a person (OAuth 2.0 password grant: only where people have throw-away passwords, as here).
     *
     * @param realm e.g. {@code http://127.0.0.1:8180/realms/recredit}
     * @param client a public client that allows direct access grants
     */
    public static KeycloakTokens ofPerson(HttpClient http, URI realm, String client, String user, String password) {
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "password");
        grant.put("client_id", client);
        grant.put("username", user);
        grant.put("password", password);
        return new KeycloakTokens(http, realm, grant, Clock.systemUTC());
    }

    /** Tokens of a program (OAuth 2.0 client credentials grant). */
    public static KeycloakTokens ofProgram(HttpClient http, URI realm, String client, String secret) {
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "client_credentials");
        grant.put("client_id", client);
        grant.put("client_secret", secret);
        return new KeycloakTokens(http, realm, grant, Clock.systemUTC());
    }

    /**
     * The token, asked for anew when the last one is about to end.
     *
     * @throws RestFailure if Keycloak refuses, e.g. for a wrong password
     * @throws UncheckedIOException if Keycloak cannot be reached
     */
    @Override
    public synchronized String current() {
        if (token == null || !clock.instant().isBefore(renewAt)) {
            JsonNode answer = ask();
            token = answer.path("access_token").asText();
            renewAt = clock.instant()
                    .plusSeconds(answer.path("expires_in").asLong())
                    .minus(MARGIN);
        }
        return token;
    }

    private JsonNode ask() {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(grant)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            Answer answer = Answer.of("POST " + endpoint, response);
            if (answer.status() != 200) {
                throw new RestFailure(answer);
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("no token from " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a token", e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
