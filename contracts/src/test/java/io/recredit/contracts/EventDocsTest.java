package io.recredit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published reference of the events ({@code docs/events}) is what the records say. After a wanted change run the
 * test once with {@code -Drecredit.docs.write=true}, which writes the files anew, and read the difference.
 */
class EventDocsTest {

    private static final Path DOCS = Path.of("..", "docs", "events");
    private static final boolean WRITE = Boolean.getBoolean("recredit.docs.write");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<EventCatalogue.Entry> events() {
        return EventCatalogue.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaIsTheCommittedOne(EventCatalogue.Entry event) throws IOException {
        assertCommitted(
                DOCS.resolve("schemas").resolve(event.name() + ".json"),
                EventSchemas.schemaOf(event).toPrettyString() + "\n");
    }

    @Test
    void theAsyncApiDocumentIsTheCommittedOne() throws IOException {
        assertCommitted(DOCS.resolve("asyncapi.yaml"), AsyncApiDocument.yaml());
    }

    /** One of each event, and {@code <event>.<what>.json} of those that have more to show. */
    static Stream<Arguments> examples() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("examples"))) {
            List<Path> all = files.sorted().toList();
            return EventCatalogue.ALL.stream()
                    .flatMap(event -> all.stream()
                            .filter(file -> file.getFileName().toString().startsWith(event.name() + "."))
                            .map(file -> Arguments.of(event, file)));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theCommittedExampleIsValidAndReadsAndWritesTheSame(EventCatalogue.Entry event, Path file) throws IOException {
        byte[] example = Files.readAllBytes(file);

        Record read = EventJson.read(example, event.body());

        assertThat(JSON.readTree(EventJson.write(read))).isEqualTo(JSON.readTree(example));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(EventSchemas.schemaOf(event))
                        .validate(JSON.readTree(example)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void aMissingRequiredFieldMakesTheEventUnreadable(EventCatalogue.Entry event) throws IOException {
        JsonNode example =
                JSON.readTree(Files.readAllBytes(DOCS.resolve("examples").resolve(event.name() + ".json")));
        for (JsonNode required : EventSchemas.schemaOf(event).get("required")) {
            ObjectNode without = example.deepCopy();
            without.remove(required.asText());

            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> EventJson.read(JSON.writeValueAsBytes(without), event.body())))
                    .as("without %s", required.asText())
                    .isInstanceOf(EventJson.UnreadableEvent.class);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void fieldsAddedLaterAreSkipped(EventCatalogue.Entry event) throws IOException {
        ObjectNode later = (ObjectNode)
                JSON.readTree(Files.readAllBytes(DOCS.resolve("examples").resolve(event.name() + ".json")));
        later.put("addedLater", "value");

        assertThat(EventJson.read(JSON.writeValueAsBytes(later), event.body())).isNotNull();
    }

    private static void assertCommitted(Path file, String generated) throws IOException {
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file).hasContent(generated);
    }
}
