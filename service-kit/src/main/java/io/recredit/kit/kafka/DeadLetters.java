package io.recredit.kit.kafka;

import io.recredit.contracts.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jboss.logging.Logger;

/** Puts records that a consumer cannot use where a person finds them. */
@ApplicationScoped
public class DeadLetters {

    /** Why the record is here. */
    public static final String REASON = "dlt-reason";

    /** Where the record came from. */
    public static final String TOPIC = "dlt-topic";

    public static final String PARTITION = "dlt-partition";
    public static final String OFFSET = "dlt-offset";

    /** What the letter lacks of the record, which is still at its place: {@code value} or {@code value, key, headers}. */
    public static final String LEFT_OUT = "dlt-left-out";

    /** Characters of a reason at most. */
    public static final int MAX_REASON_LENGTH = 500;

    private static final byte[] NOTHING = {};

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final EventPublisher publisher;

    DeadLetters(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Completes when the record, with its key, value and headers, is in the consumer's dead-letter topic. A record that
     * is too large with the headers that are added goes there without its value, if need be without anything of it.
     */
    public Uni<Void> send(ConsumerRecord<String, byte[]> letter, Topics.Consumer consumer, String reason) {
        LOG.warnf(
                "dead letter: %s, partition %d, offset %d: %s",
                letter.topic(), letter.partition(), letter.offset(), reason);
        String topic = Topics.deadLettersOf(letter.topic(), consumer);
        List<RecordHeader> place = placeOf(letter, reason);
        List<RecordHeader> whole = new ArrayList<>();
        for (Header header : letter.headers()) {
            whole.add(new RecordHeader(header.key(), header.value()));
        }
        whole.addAll(place);
        return Retrying.untilDone(() -> publisher
                .send(topic, letter.key(), letter.value(), whole)
                .onFailure(DeadLetters::isTooLarge)
                .recoverWithUni(() -> publisher.send(topic, letter.key(), NOTHING, without("value", whole)))
                .onFailure(DeadLetters::isTooLarge)
                .recoverWithUni(() -> publisher.send(topic, null, NOTHING, without("value, key, headers", place))));
    }

    private static List<RecordHeader> placeOf(ConsumerRecord<String, byte[]> letter, String reason) {
        return List.of(
                text(REASON, reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH))),
                text(TOPIC, letter.topic()),
                text(PARTITION, Integer.toString(letter.partition())),
                text(OFFSET, Long.toString(letter.offset())));
    }

    private static List<RecordHeader> without(String what, List<RecordHeader> headers) {
        List<RecordHeader> marked = new ArrayList<>(headers);
        marked.add(text(LEFT_OUT, what));
        return marked;
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = SqlState.next(cause)) {
            if (cause instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }

    private static RecordHeader text(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
