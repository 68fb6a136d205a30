package io.recredit.systemtests.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that no service would publish, for the charge topic.
 *
 * @param name a header that it carries, so that its dead letter can be found
 * @param letter what the reason of its dead letter contains; null if it is no dead letter
 * @param id of the request, if it can be read and is answered
 * @param refusal why that is refused; null if it is not answered
 */
record Poison(
        String name,
        ProducerRecord<byte[], byte[]> message,
        @Nullable String letter,
        @Nullable UUID id,
        @Nullable String refusal) {

    /** The header's name. */
    static final String NAME = "test-poison";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = ChargeRequested.TYPE;
    private static final String CHARGE = "charge";

    /** With key and headers just below what the broker takes, and above it with those of a dead letter. */
    private static final int LARGEST_VALUE = 1_048_300;

    /** Older than any charge may be. */
    private static final Duration TOO_OLD = Duration.ofDays(8);

    /** One of each kind, for the partition of a good charge and made after its example. */
    static List<Poison> allAfter(ConsumerRecord<byte[], byte[]> good) {
        Instant old = Instant.now().minus(TOO_OLD);
        UUID tooOld = withTimeOf(Ids.firstOf(old));
        ObjectNode conflict = copy(good).put("amount", "0.123456");
        return List.of(
                unanswered("not-json", good, TYPE, "no json".getBytes(UTF_8), "unreadable"),
                unanswered("json-null", good, TYPE, "null".getBytes(UTF_8), "unreadable"),
                unanswered("no-body", good, TYPE, null, "no body"),
                unanswered("no-type", good, null, bytes(fresh(good, Ids.next())), "unknown event type none"),
                unanswered(
                        "unknown-version",
                        good,
                        TYPE.replace(".v1", ".v9"),
                        bytes(fresh(good, Ids.next())),
                        "unknown event type"),
                unanswered("conflict", good, TYPE, bytes(conflict), "conflict"),
                refused("absurd-amount", good, "amount", "99999999999999999999", "unreadable"),
                refused("negative-amount", good, "amount", "-1", "invalid amount"),
                refused("nul-in-customer", good, "customer", "ac\0me", "invalid customer"),
                refused("nul-in-currency", good, "currency", "CR\0", "invalid currency"),
                tooLarge(good),
                new Poison(
                        "too-old",
                        named("too-old", good, TYPE, bytes(fresh(good, tooOld).put("acceptedAt", old.toString()))),
                        null,
                        tooOld,
                        "expired"),
                largestAmount(good));
    }

    private static Poison unanswered(
            String name,
            ConsumerRecord<byte[], byte[]> good,
            @Nullable String type,
            byte @Nullable [] body,
            String letter) {
        return new Poison(name, named(name, good, type, body), letter, null, null);
    }

    /** A good charge but for one field. */
    private static Poison refused(
            String name, ConsumerRecord<byte[], byte[]> good, String field, String value, String letter) {
        UUID id = Ids.next();
        return new Poison(
                name, named(name, good, TYPE, bytes(fresh(good, id).put(field, value))), letter, id, "invalid");
    }

    /** Its dead letter lacks its body. */
    private static Poison tooLarge(ConsumerRecord<byte[], byte[]> good) {
        UUID id = Ids.next();
        String rest = "\",\"junk\":\"";
        String start = "{\"id\":\"" + id + rest;
        String body = start + "x".repeat(LARGEST_VALUE - start.length() - 2) + "\"}";
        return new Poison(
                "too-large", named("too-large", good, TYPE, body.getBytes(UTF_8)), "unreadable", id, "invalid");
    }

    /** Nothing is wrong with it but that nobody can pay it. */
    private static Poison largestAmount(ConsumerRecord<byte[], byte[]> good) {
        UUID id = Ids.next();
        byte[] body = bytes(fresh(good, id).put("amount", "9223372036854.775807"));
        return new Poison(
                "largest-amount", named("largest-amount", good, TYPE, body), null, id, "insufficient-balance");
    }

    private static ObjectNode fresh(ConsumerRecord<byte[], byte[]> good, UUID id) {
        return copy(good).put("id", id.toString());
    }

    private static ObjectNode copy(ConsumerRecord<byte[], byte[]> good) {
        try {
            return (ObjectNode) JSON.readTree(good.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(UTF_8);
    }

    /** The lowest id of a time is the same for everybody. */
    private static UUID withTimeOf(UUID lowest) {
        return new UUID(lowest.getMostSignificantBits(), Ids.next().getLeastSignificantBits());
    }

    private static ProducerRecord<byte[], byte[]> named(
            String name, ConsumerRecord<byte[], byte[]> good, @Nullable String type, byte @Nullable [] body) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(Topics.CHARGES, good.partition(), good.key(), body);
        if (type != null) {
            message.headers().add(CloudEventHeaders.TYPE, type.getBytes(UTF_8));
        }
        message.headers().add(NAME, name.getBytes(UTF_8));
        return message;
    }

    /** Whether it is the charge of a message; refunds have another form. */
    static boolean isCharge(ConsumerRecord<byte[], byte[]> polled) {
        return polled.headers().lastHeader(CloudEventHeaders.TYPE) != null
                && new String(
                                polled.headers()
                                        .lastHeader(CloudEventHeaders.TYPE)
                                        .value(),
                                UTF_8)
                        .contains(CHARGE);
    }
}
