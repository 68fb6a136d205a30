package io.recredit.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Topics;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Test
    void aLetterIsTheWholeRecordAndItsPlace() {
        // Given
        Mailbox mailbox = new Mailbox(1_000);

        // When
        send(mailbox, letter(10, 10));

        // Then
        Letter sent = mailbox.sent.getFirst();
        assertThat(sent.key()).isEqualTo("key");
        assertThat(sent.size()).isEqualTo(10);
        assertThat(sent.headers())
                .containsEntry("dlt-reason", "bad")
                .containsEntry("dlt-partition", "3")
                .containsEntry("dlt-offset", "42")
                .containsKey("own")
                .doesNotContainKey("dlt-left-out");
    }

    @Test
    void aLetterThatIsTooLargeGoesWithoutItsValue() {
        // Given
        Mailbox mailbox = new Mailbox(1_000);

        // When
        send(mailbox, letter(2_000, 10));

        // Then
        Letter sent = mailbox.sent.getFirst();
        assertThat(sent.key()).isEqualTo("key");
        assertThat(sent.size()).isZero();
        assertThat(sent.headers()).containsEntry("dlt-left-out", "value").containsKeys("own", "dlt-offset");
    }

    @Test
    void aLetterWithHugeHeadersIsOnlyItsPlace() {
        // Given
        Mailbox mailbox = new Mailbox(1_000);

        // When
        send(mailbox, letter(0, 2_000));

        // Then
        Letter sent = mailbox.sent.getFirst();
        assertThat(sent.key()).isNull();
        assertThat(sent.headers())
                .containsEntry("dlt-left-out", "value, key, headers")
                .containsEntry("dlt-offset", "42")
                .doesNotContainKey("own");
    }

    private static void send(Mailbox mailbox, ConsumerRecord<String, byte[]> letter) {
        new DeadLetters(mailbox)
                .send(letter, Topics.Consumer.BILLING, "bad")
                .await()
                .atMost(BOUND);
        assertThat(mailbox.sent).hasSize(1);
    }

    private static ConsumerRecord<String, byte[]> letter(int valueSize, int headerSize) {
        ConsumerRecord<String, byte[]> letter = new ConsumerRecord<>(Topics.CHARGES, 3, 42, "key", new byte[valueSize]);
        letter.headers().add("own", "x".repeat(headerSize).getBytes(UTF_8));
        return letter;
    }

    private record Letter(@Nullable String key, int size, Map<String, String> headers) {}

    /** Takes letters up to a size, as Kafka does. */
    @SuppressWarnings("NullAway") // No producer: nothing is published.
    private static final class Mailbox extends EventPublisher {

        private final int limit;
        private final List<Letter> sent = new ArrayList<>();

        private Mailbox(int limit) {
            super(null, "test");
            this.limit = limit;
        }

        @Override
        Uni<Void> send(String topic, @Nullable String key, byte[] body, List<RecordHeader> headers) {
            int size = body.length
                    + headers.stream().mapToInt(header -> header.value().length).sum();
            if (size > limit) {
                return Uni.createFrom().failure(new CompletionException(new RecordTooLargeException("too large")));
            }
            sent.add(new Letter(
                    key,
                    body.length,
                    headers.stream()
                            .collect(
                                    Collectors.toMap(RecordHeader::key, header -> new String(header.value(), UTF_8)))));
            return Uni.createFrom().voidItem();
        }
    }
}
