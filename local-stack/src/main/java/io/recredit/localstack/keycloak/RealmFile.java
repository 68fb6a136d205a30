package io.recredit.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The realm to import: {@code realm-recredit.json}, which deployments use, too, and the people and programs of
 * {@code realm-local-people.json}, whose passwords everybody knows.
 *
 * @param json with placeholders like {@code ${RECREDIT_ACME_API_SECRET}}, which Keycloak fills from its environment
 */
public record RealmFile(String json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RealmFile withLocalPeople() throws IOException {
        ObjectNode realm = (ObjectNode) read("/realm-recredit.json");
        JsonNode people = read("/realm-local-people.json");
        append(realm.withArray("clients"), people.path("clients"));
        append(realm.withArray("users"), people.path("users"));
        return new RealmFile(JSON.writeValueAsString(realm));
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream stream = RealmFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("Missing in local-stack's jar: " + resource);
            }
            return JSON.readTree(stream);
        }
    }

    private static void append(ArrayNode to, JsonNode elements) {
        elements.forEach(to::add);
    }

    /** Puts it where {@code --import-realm} looks, as a whole. */
    void writeTo(Path keycloakFolder) throws IOException {
        Path folder = Files.createDirectories(keycloakFolder.resolve("data").resolve("import"));
        Path unfinished = Files.createTempFile(folder, "realm", ".new");
        Files.writeString(unfinished, json);
        Files.move(unfinished, folder.resolve("recredit-realm.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Tells one version of the realm from another. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
