package io.recredit.localstack.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.recredit.localstack.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CarrierSimulatorTest {

    private static final String ORDINARY = "33612345678";
    /** More submits than any machine takes that many seconds for. */
    private static final int MANY = 50;

    private final CarrierSimulator carrier = CarrierSimulator.start(0, 0);

    @AfterEach
    void stop() {
        carrier.close();
    }

    private static String number(Behaviour behaviour) {
        return "336123" + behaviour.suffix();
    }

    private static void assertRefused(ThrowingCallable submit, int status) {
        assertThatThrownBy(submit)
                .asInstanceOf(type(NegativeResponseException.class))
                .extracting(NegativeResponseException::getCommandStatus)
                .isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = BindType.class,
            names = {"BIND_TX", "BIND_RX", "BIND_TRX"})
    void whoKnowsThePasswordMayBind(BindType bindType) throws Exception {
        try (SmppClient client = new SmppClient(carrier, bindType, "recredit", "carrier")) {
            assertThat(client.session().getSessionState().isBound()).isTrue();
            assertThat(carrier.links()).isEqualTo(1);
        }
        Eventually.await("the link is forgotten", () -> carrier.links() == 0);
    }

    @ParameterizedTest
    @CsvSource({"recredit, wrong, 0000000e", "stranger, carrier, 0000000f"})
    void whoDoesNotKnowThePasswordMayNot(String systemId, String password, String status) {
        assertThatThrownBy(() -> new SmppClient(carrier, BindType.BIND_TRX, systemId, password))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(status);
    }

    @Test
    void bindsCanBeSwitchedOff() {
        carrier.change(settings -> settings.withAcceptBinds(false));
        assertThatThrownBy(() -> SmppClient.transceiver(carrier)).hasMessageContaining("0000000d");
    }

    @Test
    void anOrdinaryMessageIsAcceptedAndItsDeliveryReported() throws Exception {
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            // When
            String id = client.submit(ORDINARY, "Hello");
            // Then
            Eventually.await("receipt", () -> !client.receipts().isEmpty());
            DeliverSm receipt = client.receipts().getFirst();
            assertThat(receipt.isSmscDeliveryReceipt()).isTrue();
            assertThat(receipt.getSourceAddr()).isEqualTo(ORDINARY);
            assertThat(receipt.getDestAddress()).isEqualTo("Recredit");
            assertThat(client.receiptTexts().getFirst())
                    .matches("id:" + id + " sub:001 dlvrd:001 submit date:[0-9]{10} done date:[0-9]{10}"
                            + " stat:DELIVRD err:000 text:Hello");
            assertThat(receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class)
                            .getValueAsString())
                    .isEqualTo(id);
            assertThat(receipt.getOptionalParameter(OptionalParameter.Message_state.class)
                            .getValue())
                    .isEqualTo((byte) 2);
            assertThat(receipt.getOptionalParameter(OptionalParameter.User_message_reference.class)
                            .getValue())
                    .isEqualTo((short) 4711);
            assertThat(carrier.received()).singleElement().satisfies(part -> {
                assertThat(part.id()).isEqualTo(id);
                assertThat(part.text()).isEqualTo("Hello");
                assertThat(part.from()).isEqualTo("Recredit");
                assertThat(part.userMessageReference()).isEqualTo(4711);
                assertThat(part.status()).isZero();
            });
        }
    }

    @Test
    void textIsReadInBothAlphabetsAndSegmentsAreRecognised() throws Exception {
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            client.submit(ORDINARY, 0, 0, HexFormat.of().parseHex("1b65200502"), 1);
            client.submit(ORDINARY, 0, 8, "Привет 👋".getBytes(StandardCharsets.UTF_16BE), 2);
            client.submit(ORDINARY, 0x40, 0, HexFormat.of().parseHex("0500032a03024142"), 3);
        }
        assertThat(carrier.received())
                .extracting(ReceivedPart::text, ReceivedPart::reference, ReceivedPart::parts, ReceivedPart::part)
                .containsExactly(tuple("€ é$", 0, 1, 1), tuple("Привет 👋", 0, 1, 1), tuple("AB", 42, 3, 2));
    }

    @ParameterizedTest
    @CsvSource({"REFUSED_DESTINATION, 11", "REFUSED_SUBMIT, 69"})
    void someNumbersAreRefused(Behaviour behaviour, int status) throws Exception {
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            assertRefused(() -> client.submit(number(behaviour), "x"), status);
            assertThat(carrier.received())
                    .singleElement()
                    .extracting(ReceivedPart::status)
                    .isEqualTo(status);
        }
    }

    @Test
    void throttlingAndAFullQueuePass() throws Exception {
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            String throttled = number(Behaviour.THROTTLED_TWICE);
            assertRefused(() -> client.submit(throttled, "x"), SMPPConstant.STAT_ESME_RTHROTTLED);
            assertRefused(() -> client.submit(throttled, "x"), SMPPConstant.STAT_ESME_RTHROTTLED);
            assertThat(client.submit(throttled, "x")).isNotEmpty();
            String full = number(Behaviour.QUEUE_FULL_ONCE);
            assertRefused(() -> client.submit(full, "x"), SMPPConstant.STAT_ESME_RMSGQFUL);
            assertThat(client.submit(full, "x")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"UNDELIVERABLE, UNDELIV", "EXPIRED, EXPIRED", "RECEIPT_FIRST, DELIVRD", "SLOW_ANSWER, DELIVRD"})
    void receiptsTellTheFinalState(Behaviour behaviour, String state) throws Exception {
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            client.submit(number(behaviour), "x");
            Eventually.await("receipt", () -> !client.receipts().isEmpty());
            assertThat(client.receiptTexts().getFirst()).contains(" stat:" + state + " ");
        }
    }

    @Test
    void oneReceiptComesBeforeTheAnswerOneTwiceOneNever() throws Exception {
        carrier.change(settings -> settings.withReceiptDelayMillis(0));
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            client.submit(number(Behaviour.RECEIPT_FIRST), "x");
            assertThat(client.receipts()).hasSize(1);
            client.submit(number(Behaviour.NO_RECEIPT), "x");
            client.submit(number(Behaviour.RECEIPT_TWICE), "x");
            Eventually.await("no receipt left", () -> carrier.counts().receiptsWaiting() == 0);
            assertThat(client.receipts()).hasSize(3);
        }
    }

    @Test
    void theSecondSegmentAloneIsRefused() throws Exception {
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            String to = number(Behaviour.SECOND_SEGMENT_REFUSED);
            client.submit(to, 0x40, 0, HexFormat.of().parseHex("0500032a020141"), 1);
            assertRefused(
                    () -> client.submit(to, 0x40, 0, HexFormat.of().parseHex("0500032a020241"), 1),
                    SMPPConstant.STAT_ESME_RSUBMITFAIL);
        }
    }

    @Test
    void aLostLinkGivesNoAnswerAndAReceiptOnlyIfTheMessageWasTaken() throws Exception {
        try (SmppClient first = SmppClient.transceiver(carrier);
                SmppClient second = SmppClient.transceiver(carrier);
                SmppClient third = SmppClient.transceiver(carrier)) {
            first.session().setTransactionTimer(300);
            second.session().setTransactionTimer(300);
            assertThatThrownBy(() -> first.submit(number(Behaviour.LINK_LOST), "x"))
                    .isInstanceOf(ResponseTimeoutException.class);
            assertThatThrownBy(() -> second.submit(number(Behaviour.LINK_LOST_BUT_DELIVERED), "x"))
                    .isInstanceOf(ResponseTimeoutException.class);
            Eventually.await("receipt", () -> !third.receipts().isEmpty());
            assertThat(third.receipts()).hasSize(1);
            assertThat(carrier.received()).extracting(ReceivedPart::status).containsOnly(ReceivedPart.NOT_ANSWERED);
        }
    }

    @Test
    void aReceiptWaitsForALink() throws Exception {
        try (SmppClient transmitter = new SmppClient(
                carrier, BindType.BIND_TX, CarrierSimulator.DEFAULT_SYSTEM_ID, CarrierSimulator.DEFAULT_PASSWORD)) {
            transmitter.submit(ORDINARY, "x");
            Eventually.await(
                    "a receipt that nobody takes", () -> carrier.counts().receiptsWaiting() == 1);
        }
        Eventually.await("link gone", () -> carrier.links() == 0);
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            Eventually.await("receipt", () -> !client.receipts().isEmpty());
        }
    }

    @Test
    void moreThanTheSetRateIsThrottled() throws Exception {
        carrier.change(settings -> settings.withThrottlePerSecond(1));
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < MANY; i++) {
                            client.submit(ORDINARY, "x");
                        }
                    })
                    .isInstanceOf(NegativeResponseException.class);
        }
    }

    @Test
    void theAnswerCanBeDelayed() throws Exception {
        carrier.change(settings -> settings.withSubmitDelayMillis(200));
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            long start = System.nanoTime();
            client.submit(ORDINARY, "x");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }
}
