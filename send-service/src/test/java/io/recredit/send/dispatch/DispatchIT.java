package io.recredit.send.dispatch;

import static io.recredit.send.SendFixture.await;
import static io.recredit.send.dispatch.PaidMessages.KEEPS_FAILED;
import static io.recredit.send.dispatch.PaidMessages.REFUNDS_FAILED;
import static io.recredit.send.dispatch.PaidMessages.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.RefundRequested;
import io.recredit.contracts.Topics;
import io.recredit.localstack.carrier.Behaviour;
import io.recredit.send.receipt.DeliveryReceipt;
import io.recredit.send.receipt.SettleMessages;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "dispatch"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = CarrierResource.class, restrictToAnnotatedClass = true)
class DispatchIT {

    private static final String THREE_SEGMENTS = "a".repeat(400);

    @Inject
    Pool pool;

    @Inject
    SettleMessages settle;

    private PaidMessages messages;
    private CarrierControl carrier;
    private KafkaProbe kafka;

    @BeforeEach
    void linksAreUp() {
        messages = new PaidMessages(pool);
        carrier = new CarrierControl();
        kafka = KafkaProbe.open();
        await(() -> carrier.links() == 2);
    }

    @AfterEach
    void carrierIsWellAgain() {
        carrier.settings("{\"submitDelayMillis\": 0, \"throttlePerSecond\": 0, \"acceptBinds\": true}");
        kafka.close();
    }

    private void awaitState(UUID id, String state) {
        await(() -> messages.now(id).state().equals(state));
    }

    private List<RefundRequested> refundRequests(UUID id, int count) {
        return kafka.await(Topics.CHARGES, event -> isRefundOf(event, id), count, Duration.ofSeconds(60)).stream()
                .map(event -> EventJson.read(event.value(), RefundRequested.class))
                .toList();
    }

    private static boolean isRefundOf(ConsumerRecord<String, byte[]> event, UUID id) {
        return RefundRequested.TYPE.equals(KafkaProbe.header(event, CloudEventHeaders.TYPE))
                && EventJson.read(event.value(), RefundRequested.class).id().equals(id);
    }

    private void assertRefundedOnce(UUID id, String account, String reason) {
        assertThat(messages.now(id).refund()).isEqualTo("requested");
        RefundRequested request = refundRequests(id, 1).getFirst();
        assertThat(request.amount()).isEqualTo(Amount.ofMicros(PaidMessages.PRICE_MICROS));
        assertThat(request.account()).isEqualTo(account);
        assertThat(request.customer()).isEqualTo("zz");
        assertThat(request.reason()).isEqualTo(reason);
        assertThat(kafka.all(Topics.CHARGES, event -> isRefundOf(event, id))).hasSize(1);
    }

    private void assertNotRefunded(UUID id) {
        assertThat(messages.now(id).refund()).isEqualTo("none");
        assertThat(kafka.all(Topics.CHARGES, event -> isRefundOf(event, id))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Hello €, 1", "Жук летит 👋, 1"})
    void a_message_is_delivered_as_it_was_written(String text, int segments) {
        String to = number("12345");
        UUID id = messages.add(KEEPS_FAILED, to, text);
        awaitState(id, "delivered");
        assertThat(carrier.received(to)).hasSize(segments).first().satisfies(received -> {
            assertThat(received.path("text").asText()).isEqualTo(text);
            assertThat(received.path("from").asText()).isEqualTo("Recredit");
            assertThat(received.path("userMessageReference").asInt()).isEqualTo(PaidMessages.reference(id));
            assertThat(received.path("registeredDelivery").asInt()).isEqualTo(1);
        });
        assertNotRefunded(id);
    }

    @ParameterizedTest
    @CsvSource({
        "ñandú y cigüeña [€], 03240102",
        "İyi günler Ağrı, 03240101",
        "3º lugar à ação, 03250103",
        "º Φ ã, 06240103250103",
    })
    void a_message_in_a_national_alphabet_is_read_as_it_was_written(String text, String udh) {
        String to = number("12345");
        UUID id = messages.add(KEEPS_FAILED, to, text, Set.of(NationalLanguage.values()));
        awaitState(id, "delivered");
        assertThat(carrier.received(to)).hasSize(1).first().satisfies(received -> {
            assertThat(received.path("text").asText()).isEqualTo(text);
            assertThat(received.path("dataCoding").asInt()).isZero();
            assertThat(received.path("udh").asText()).isEqualTo(udh);
        });
    }

    @Test
    void a_long_message_in_a_national_alphabet_is_put_together_from_its_billed_segments() {
        String to = number("12345");
        String text = "ğüş ".repeat(60);
        UUID id = messages.add(KEEPS_FAILED, to, text, Set.of(NationalLanguage.TURKISH));
        awaitState(id, "delivered");
        List<JsonNode> received = carrier.received(to);
        assertThat(received).hasSize(2);
        assertThat(received).allSatisfy(part -> {
            assertThat(part.path("dataCoding").asInt()).isZero();
            assertThat(part.path("udh").asText()).startsWith("080003").endsWith("250101");
        });
        assertThat(String.join(
                        "",
                        received.stream()
                                .map(part -> part.path("text").asText())
                                .toList()))
                .isEqualTo(text);
    }

    @Test
    void a_long_message_is_delivered_when_all_its_segments_are() {
        String to = number("12345");
        String text = "é€".repeat(150);
        UUID id = messages.add(KEEPS_FAILED, to, text);
        awaitState(id, "delivered");
        List<JsonNode> received = carrier.received(to);
        assertThat(received).extracting(part -> part.path("part").asInt()).containsExactly(1, 2, 3);
        assertThat(received)
                .extracting(part -> part.path("reference").asInt())
                .containsOnly(received.getFirst().path("reference").asInt());
        assertThat(String.join(
                        "",
                        received.stream()
                                .map(part -> part.path("text").asText())
                                .toList()))
                .isEqualTo(text);
        assertThat(messages.partStates(id)).containsExactly("delivered", "delivered", "delivered");
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"REFUSED_DESTINATION", "REFUSED_SUBMIT"})
    void a_refused_message_fails_and_is_refunded_once(Behaviour behaviour) {
        String to = number(behaviour.suffix());
        UUID id = messages.add(KEEPS_FAILED, to, "Hello");
        awaitState(id, "failed");
        assertThat(messages.now(id).reason()).isEqualTo("carrier-refused");
        assertThat(carrier.received(to)).hasSize(1);
        assertRefundedOnce(id, KEEPS_FAILED, "carrier-refused");
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED_TWICE, 3", "QUEUE_FULL_ONCE, 2"})
    void what_the_carrier_surely_did_not_take_is_tried_again(Behaviour behaviour, int submits) {
        String to = number(behaviour.suffix());
        UUID id = messages.add(KEEPS_FAILED, to, "Hello");
        awaitState(id, "delivered");
        assertThat(carrier.received(to)).hasSize(submits);
        assertNotRefunded(id);
    }

    @Test
    void segments_taken_before_a_throttled_one_are_not_submitted_again() {
        String to = number(Behaviour.QUEUE_FULL_ONCE.suffix());
        UUID id = messages.add(KEEPS_FAILED, to, THREE_SEGMENTS);
        awaitState(id, "delivered");
        assertThat(carrier.received(to).stream()
                        .filter(part -> part.path("status").asInt() == 0)
                        .map(part -> part.path("part").asInt()))
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"UNDELIVERABLE", "EXPIRED"})
    void a_failed_delivery_is_refunded_if_the_account_wants_it(Behaviour behaviour) {
        UUID kept = messages.add(KEEPS_FAILED, number(behaviour.suffix()), "Hello");
        UUID refunded = messages.add(REFUNDS_FAILED, number(behaviour.suffix()), "Hello");
        awaitState(kept, "failed");
        awaitState(refunded, "failed");
        assertRefundedOnce(refunded, REFUNDS_FAILED, "not-delivered");
        assertNotRefunded(kept);
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"SLOW_ANSWER", "RECEIPT_FIRST", "RECEIPT_TWICE"})
    void receipts_may_come_early_late_or_twice(Behaviour behaviour) {
        String to = number(behaviour.suffix());
        UUID id = messages.add(REFUNDS_FAILED, to, "Hello");
        awaitState(id, "delivered");
        assertThat(carrier.received(to)).hasSize(1);
        assertNotRefunded(id);
    }

    @Test
    void without_a_receipt_a_message_stays_sent() {
        UUID id = messages.add(REFUNDS_FAILED, number(Behaviour.NO_RECEIPT.suffix()), "Hello");
        UUID later = messages.add(REFUNDS_FAILED, number("12345"), "Hello");
        awaitState(later, "delivered");
        awaitState(id, "sent");
        assertNotRefunded(id);
    }

    @Test
    void a_refused_segment_ends_the_message_and_all_of_it_is_refunded_once() {
        String to = number(Behaviour.SECOND_SEGMENT_REFUSED.suffix());
        UUID id = messages.add(REFUNDS_FAILED, to, THREE_SEGMENTS);
        awaitState(id, "failed");
        await(() -> messages.partStates(id).equals(List.of("delivered", "refused")));
        assertThat(carrier.received(to)).hasSize(2);
        assertThat(messages.now(id).state()).isEqualTo("failed");
        assertRefundedOnce(id, REFUNDS_FAILED, "carrier-refused");
    }

    @Test
    void a_lost_link_leaves_a_message_unknown_until_it_is_refunded_and_never_submits_it_again() {
        String to = number(Behaviour.LINK_LOST.suffix());
        UUID id = messages.add(KEEPS_FAILED, to, "Hello");
        awaitState(id, "unknown");
        awaitState(id, "failed");
        assertThat(messages.now(id).reason()).isEqualTo("no-answer");
        assertThat(carrier.received(to)).hasSize(1);
        assertRefundedOnce(id, KEEPS_FAILED, "no-answer");
    }

    @Test
    void an_unknown_message_is_settled_by_its_receipt() {
        String to = number(Behaviour.LINK_LOST_BUT_DELIVERED.suffix());
        UUID id = messages.add(KEEPS_FAILED, to, "Hello");
        awaitState(id, "delivered");
        assertThat(carrier.received(to)).hasSize(1);
        assertNotRefunded(id);
    }

    @Test
    void links_lost_in_the_middle_of_sending_double_nothing_and_lose_nothing() {
        carrier.settings("{\"submitDelayMillis\": 1000}");
        Map<UUID, String> sent = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            String to = number("%05d".formatted(i));
            sent.put(messages.add(KEEPS_FAILED, to, "Hello"), to);
        }
        await(() -> !Collections.disjoint(carrier.submitsByRecipient().keySet(), sent.values()));
        carrier.dropLinks();
        carrier.settings("{\"submitDelayMillis\": 0}");
        await(() -> messages.inStates(sent.keySet(), "delivered", "failed") == sent.size());
        Map<String, Integer> submits = carrier.submitsByRecipient();
        sent.forEach((id, to) -> {
            assertThat(submits.getOrDefault(to, 0)).as("submits to %s", to).isLessThanOrEqualTo(1);
            // A receipt may come after the refund: then the message is delivered and the refund stays.
            PaidMessages.Now now = messages.now(id);
            assertThat(now.state() + " " + now.refund())
                    .isIn("delivered none", "delivered requested", "failed requested");
        });
    }

    @Test
    void while_no_link_can_be_bound_messages_wait() {
        carrier.settings("{\"acceptBinds\": false}");
        carrier.dropLinks();
        await(() -> carrier.links() == 0);
        String to = number("12345");
        UUID id = messages.add(KEEPS_FAILED, to, "Hello");
        assertThat(messages.now(id).state()).isIn("charged", "sending");
        carrier.settings("{\"acceptBinds\": true}");
        awaitState(id, "delivered");
        assertThat(carrier.received(to)).hasSize(1);
    }

    @Test
    void a_claim_of_an_instance_that_is_gone_becomes_unknown_and_is_not_submitted_by_another() {
        String to = number("12345");
        UUID id = messages.addLeftOpen(KEEPS_FAILED, to, "Hello");
        awaitState(id, "unknown");
        awaitState(id, "failed");
        assertThat(carrier.received(to)).isEmpty();
        assertRefundedOnce(id, KEEPS_FAILED, "no-answer");
    }

    @Test
    void a_receipt_settles_what_a_crash_left_open() {
        String to = number("12345");
        UUID id = messages.addLeftOpen(KEEPS_FAILED, to, "Hello");
        settle.withReceipts(List.of(receipt("crash-" + id, to, PaidMessages.reference(id), true)))
                .await()
                .atMost(Duration.ofSeconds(30));
        awaitState(id, "delivered");
        assertNotRefunded(id);
    }

    private static DeliveryReceipt receipt(String carrierId, String to, int reference, boolean delivered) {
        return new DeliveryReceipt(
                "carrier", carrierId, delivered, delivered ? null : "UNDELIV", to, reference, Instant.now());
    }

    @Test
    void a_delivery_after_the_refund_is_recorded_and_not_charged_again() {
        String to = number(Behaviour.UNDELIVERABLE.suffix());
        UUID id = messages.add(REFUNDS_FAILED, to, "Hello");
        awaitState(id, "failed");
        String carrierId = carrier.received(to).getFirst().path("id").asText();
        settle.withReceipts(List.of(receipt(carrierId, to, PaidMessages.reference(id), true)))
                .await()
                .atMost(Duration.ofSeconds(30));
        assertThat(messages.now(id).state()).isEqualTo("delivered");
        assertRefundedOnce(id, REFUNDS_FAILED, "not-delivered");
    }

    @Test
    void a_delivery_known_only_after_an_unanswered_message_was_refunded_is_recorded_too() {
        String to = number("12345");
        UUID id = messages.addLeftOpen(KEEPS_FAILED, to, "Hello");
        awaitState(id, "failed");
        settle.withReceipts(List.of(receipt("late-" + id, to, PaidMessages.reference(id), true)))
                .await()
                .atMost(Duration.ofSeconds(30));
        awaitState(id, "delivered");
        assertRefundedOnce(id, KEEPS_FAILED, "no-answer");
    }

    @Test
    void a_message_that_waited_too_long_fails_and_is_refunded() {
        String to = number("12345");
        UUID id = messages.addExpired(KEEPS_FAILED, to, "Hello");
        awaitState(id, "failed");
        assertThat(carrier.received(to)).isEmpty();
        assertRefundedOnce(id, KEEPS_FAILED, "expired");
    }
}
