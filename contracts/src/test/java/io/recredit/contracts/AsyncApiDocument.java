package io.recredit.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes the AsyncAPI 3.0 document of all topics from {@link Topics} and {@link EventCatalogue}. */
final class AsyncApiDocument {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

    private AsyncApiDocument() {}

    static String yaml() {
        ObjectNode root = YAML.createObjectNode();
        root.put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Recredit events")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0 in Kafka's binary mode: attributes in ce_ headers, the JSON body in the "
                                + "value. Fields are only ever added; skip those you do not know.");
        root.put("defaultContentType", "application/json");
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        ObjectNode messages = root.putObject("components").putObject("messages");
        Topics.all().stream()
                .filter(topic -> topic.kind() != Topics.Kind.DEAD_LETTER)
                .forEach(topic -> addChannel(topic, channels, operations));
        EventCatalogue.ALL.forEach(event -> addMessage(event, messages));
        try {
            return YAML.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addChannel(Topics.Topic topic, ObjectNode channels, ObjectNode operations) {
        List<EventCatalogue.Entry> events = EventCatalogue.ALL.stream()
                .filter(event -> event.topic().equals(topic.name()))
                .toList();
        if (events.isEmpty()) {
            return;
        }
        String name = camelCase(topic.name());
        ObjectNode channel = channels.putObject(name);
        channel.put("address", topic.name());
        ObjectNode channelMessages = channel.putObject("messages");
        events.forEach(event -> channelMessages
                .putObject(camelCase(event.name()))
                .put("$ref", "#/components/messages/" + camelCase(event.name())));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("partitions", topic.partitions());
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(topic.kind() == Topics.Kind.COMPACTED ? "compact" : "delete");
        if (topic.kind() == Topics.Kind.STREAM) {
            configuration.put("retention.ms", Topics.STREAM_RETENTION.toMillis());
        }
        operations
                .putObject("receive" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .put("action", "receive")
                .putObject("channel")
                .put("$ref", "#/channels/" + name);
    }

    private static void addMessage(EventCatalogue.Entry event, ObjectNode messages) {
        ObjectNode message = messages.putObject(camelCase(event.name()));
        message.put("name", event.type()).put("summary", event.says()).put("contentType", "application/json");
        ObjectNode headers = message.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        properties
                .putObject(CloudEventHeaders.SPEC_VERSION)
                .put("type", "string")
                .put("const", "1.0");
        properties.putObject(CloudEventHeaders.ID).put("type", "string");
        properties.putObject(CloudEventHeaders.SOURCE).put("type", "string");
        properties.putObject(CloudEventHeaders.TYPE).put("type", "string").put("const", event.type());
        properties.putObject(CloudEventHeaders.TIME).put("type", "string").put("format", "date-time");
        properties.putObject(CloudEventHeaders.SUBJECT).put("type", "string");
        message.putObject("payload").put("$ref", "./schemas/" + event.name() + ".json");
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", "The " + event.key());
    }

    /** {@code billing.low-balance.v1} becomes {@code billingLowBalanceV1}. */
    private static String camelCase(String dotted) {
        List<String> words = Arrays.asList(dotted.split("[.-]"));
        StringBuilder name = new StringBuilder(words.getFirst());
        words.stream()
                .skip(1)
                .forEach(word -> name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1)));
        return name.toString();
    }
}
