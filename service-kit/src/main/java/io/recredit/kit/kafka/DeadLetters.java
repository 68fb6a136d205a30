package io.recredit.kit.kafka;

import io.recredit.contracts.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    /** Characters of a reason at most. */
    public static final int MAX_REASON_LENGTH = 500;

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final EventPublisher publisher;

    DeadLetters(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Completes when the record, with its key, value and headers, is in the consumer's dead-letter topic. */
    public Uni<Void> send(ConsumerRecord<String, byte[]> letter, Topics.Consumer consumer, String reason) {
        LOG.warnf(
                "dead letter: %s, partition %d, offset %d: %s",
                letter.topic(), letter.partition(), letter.offset(), reason);
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : letter.headers()) {
            headers.add(new RecordHeader(header.key(), header.value()));
        }
        headers.add(text(REASON, reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH))));
        headers.add(text(TOPIC, letter.topic()));
        headers.add(text(PARTITION, Integer.toString(letter.partition())));
        headers.add(text(OFFSET, Long.toString(letter.offset())));
        return Retrying.untilDone(() ->
                publisher.send(Topics.deadLettersOf(letter.topic(), consumer), letter.key(), letter.value(), headers));
    }

    private static RecordHeader text(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
