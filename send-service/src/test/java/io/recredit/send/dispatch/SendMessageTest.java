package io.recredit.send.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Ids;
import io.recredit.send.receipt.MessageReference;
import io.recredit.send.segment.SegmentedText;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendMessageTest {

    private static final long NOW = Long.MAX_VALUE - 1; // System.nanoTime may overflow
    private static final String THREE_SEGMENTS = "a".repeat(400);

    private final UUID id = Ids.next();

    private OutboundMessage message(String text, int sentSegments) {
        return message(text, SegmentedText.of(text).segments(), sentSegments, Duration.ofSeconds(60));
    }

    private OutboundMessage message(String text, int segments, int sentSegments, Duration lease) {
        return new OutboundMessage(
                "acme",
                id,
                "+33612345678",
                "Recredit",
                text,
                SegmentedText.of(text).alphabet(),
                segments,
                sentSegments,
                1,
                NOW + lease.toNanos());
    }

    private static Attempt send(FakeCarrier carrier, OutboundMessage message) {
        return new SendMessage(carrier, () -> NOW).send(message);
    }

    @Test
    void a_message_is_sent_when_all_its_segments_are_accepted() {
        FakeCarrier carrier = new FakeCarrier();
        Attempt attempt = send(carrier, message(THREE_SEGMENTS, 0));
        assertThat(attempt).isInstanceOf(Attempt.Sent.class);
        assertThat(attempt.parts()).extracting(SubmittedPart::carrierMessageId).containsExactly("id-1", "id-2", "id-3");
    }

    @Test
    void each_segment_has_its_own_reference_and_all_the_same_header_reference() {
        FakeCarrier carrier = new FakeCarrier();
        send(carrier, message(THREE_SEGMENTS, 0));
        MessageReference reference = MessageReference.of(id);
        assertThat(carrier.submitted())
                .extracting(FakeCarrier.Submitted::reference)
                .containsExactly(reference.ofPart(1), reference.ofPart(2), reference.ofPart(3));
        assertThat(carrier.submitted())
                .extracting(submit -> submit.segment().shortMessage()[3])
                .containsOnly(reference.concatenation());
    }

    @Test
    void a_refused_segment_ends_the_message_and_no_further_one_is_submitted() {
        FakeCarrier carrier = new FakeCarrier(new SubmitAnswer.Accepted("x"), new SubmitAnswer.Refused("0x00000045"));
        Attempt attempt = send(carrier, message(THREE_SEGMENTS, 0));
        assertThat(attempt).isInstanceOf(Attempt.Failed.class);
        assertThat(carrier.submitted()).hasSize(2);
        assertThat(attempt.parts().getLast()).isEqualTo(SubmittedPart.refused(2, "0x00000045"));
    }

    @Test
    void a_segment_that_surely_was_not_taken_is_put_back_and_tried_from_there() {
        FakeCarrier throttling = new FakeCarrier(new SubmitAnswer.Accepted("x"), new SubmitAnswer.NotNow("0x00000058"));
        Attempt first = send(throttling, message(THREE_SEGMENTS, 0));
        assertThat(first).isEqualTo(new Attempt.PutBack(List.of(SubmittedPart.accepted(1, "x")), "0x00000058"));

        FakeCarrier willing = new FakeCarrier();
        Attempt second = send(willing, message(THREE_SEGMENTS, 1));
        assertThat(second).isInstanceOf(Attempt.Sent.class);
        assertThat(willing.submitted())
                .extracting(submit -> submit.segment().part())
                .containsExactly(2, 3);
    }

    @Test
    void an_open_answer_leaves_the_message_open_and_nothing_more_is_submitted() {
        FakeCarrier carrier = new FakeCarrier(new SubmitAnswer.NoAnswer());
        Attempt attempt = send(carrier, message(THREE_SEGMENTS, 0));
        assertThat(attempt).isEqualTo(new Attempt.LeftOpen(List.of(SubmittedPart.open(1))));
        assertThat(carrier.submitted()).hasSize(1);
    }

    @Test
    void nothing_is_submitted_that_might_be_answered_after_the_lease() {
        FakeCarrier carrier = new FakeCarrier();
        OutboundMessage late = message("Hello", 1, 0, Duration.ofMillis(999));
        assertThat(send(carrier, late)).isInstanceOf(Attempt.PutBack.class);
        assertThat(carrier.submitted()).isEmpty();
    }

    @Test
    void a_message_that_would_not_go_out_as_it_was_charged_fails_and_nothing_is_submitted() {
        FakeCarrier carrier = new FakeCarrier();
        OutboundMessage undercharged = message(THREE_SEGMENTS, 2, 0, Duration.ofSeconds(60));
        assertThat(send(carrier, undercharged)).isEqualTo(new Attempt.Failed(List.of(), SendMessage.SEGMENTS_DIFFER));
        assertThat(carrier.submitted()).isEmpty();
    }
}
