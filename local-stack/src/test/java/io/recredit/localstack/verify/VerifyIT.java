package io.recredit.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Topics;
import io.recredit.localstack.kafka.KafkaBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole of verify against a real database and a real broker, without the services. */
class VerifyIT {

    private static final Duration AT_ONCE = Duration.ZERO;

    private static ConsistentWorld world;
    private static KafkaBroker kafka;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        world = new ConsistentWorld();
        kafka = KafkaBroker.startForTests();
    }

    @AfterAll
    static void stop() {
        kafka.close();
        world.close();
    }

    @BeforeEach
    void restore() throws Exception {
        world.restore();
    }

    @Test
    void a_clean_system_is_shown_as_a_table() {
        // When
        Report report = run(AT_ONCE, StandardCharsets.UTF_8).without("unread", "dead letters");

        // Then
        assertThat(report.drained()).isTrue();
        assertThat(report.isClean()).isTrue();
        assertThat(text(StandardCharsets.UTF_8)).contains("Nothing is in flight", "✓  ledger sum");
        assertThat(text(StandardCharsets.UTF_8).lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void a_plain_terminal_gets_plain_signs() throws Exception {
        // Given
        world.execute("billing", "update balance set balance_micros = 1 where customer = 'globex'");

        // When
        Report report = run(AT_ONCE, StandardCharsets.US_ASCII);

        // Then
        assertThat(report.isClean()).isFalse();
        assertThat(text(StandardCharsets.US_ASCII))
                .contains("!! ledger sum", "ok running balances")
                .doesNotContain("?");
    }

    @Test
    void it_waits_for_what_is_in_flight() throws Exception {
        // Given
        world.execute("send", "insert into intake_batch values (gen_random_uuid(), '{acme}', '{}', now(), now())");
        CountDownLatch saysThatItWaits = new CountDownLatch(1);
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                saysThatItWaits.countDown();
            }
        };

        // When
        CompletableFuture<Report> running = CompletableFuture.supplyAsync(
                () -> Verify.run(world.addresses(kafka.bootstrapServers()), Duration.ofSeconds(60), out));
        assertThat(saysThatItWaits.await(60, TimeUnit.SECONDS)).isTrue();
        world.execute("send", "delete from intake_batch");

        // Then
        assertThat(running.get(60, TimeUnit.SECONDS).drained()).isTrue();
        assertThat(text(StandardCharsets.UTF_8)).contains("1 intake batches", "Nothing is in flight");
    }

    @Test
    void what_is_still_in_flight_after_the_bound_is_named_and_compared_all_the_same() throws Exception {
        // Given
        world.execute("send", "update message set state = 'accepted' where state = 'refused'");

        // When
        Report report = run(AT_ONCE, StandardCharsets.UTF_8);

        // Then
        assertThat(report.drained()).isFalse();
        assertThat(report.without("undecided", "unread", "dead letters").differences())
                .isZero();
        assertThat(report.without("undecided", "unread", "dead letters").isClean())
                .isFalse();
        assertThat(report.check("undecided").differences()).isEqualTo(1);
        assertThat(text(StandardCharsets.UTF_8))
                .contains("STILL in flight: 1 undecided messages", ", but something was still in flight, ");
    }

    @Test
    void unread_records_and_dead_letters_are_differences() throws Exception {
        // Given
        publish(Topics.CHARGES, 3);
        publish(Topics.TARIFFS, 1);
        publish(Topics.deadLettersOf(Topics.CHARGES, Topics.Consumer.BILLING), 2);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(
                            "billing-charging", Map.of(new TopicPartition(Topics.CHARGES, 0), new OffsetAndMetadata(1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }

        // When
        Report report = run(AT_ONCE, StandardCharsets.UTF_8);

        // Then
        assertThat(report.drained()).isFalse();
        assertThat(report.check("unread").examples())
                .containsExactly(
                        "billing-charging send.charges.v1: 2 unread", "send-tariffs billing.tariffs.v1: 1 unread");
        assertThat(report.check("dead letters").examples())
                .containsExactly("send.charges.v1.billing.dlt: 2 dead letters");
        assertThat(report.without("unread", "dead letters").differences()).isZero();
    }

    private void publish(String topic, int records) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int n = 0; n < records; n++) {
                producer.send(new ProducerRecord<>(topic, 0, "key", "value"));
            }
            producer.flush();
        }
    }

    private Report run(Duration bound, Charset charset) {
        return Verify.run(world.addresses(kafka.bootstrapServers()), bound, new PrintStream(written, true, charset));
    }

    private String text(Charset charset) {
        return written.toString(charset);
    }
}
