package io.recredit.send.dispatch;

import io.recredit.send.receipt.MessageReference;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Submits a claimed message segment by segment, and stops at the first that is not accepted. */
final class SendMessage {

    /** The carrier said no for good. */
    static final String CARRIER_REFUSED = "carrier-refused";

    private final Carrier carrier;
    private final Clock clock;

    SendMessage(Carrier carrier, Clock clock) {
        this.carrier = carrier;
        this.clock = clock;
    }

    /** Blocks for as long as the carrier takes, but not past the message's lease. */
    Attempt send(OutboundMessage message) {
        MessageReference reference = MessageReference.of(message.id());
        List<WireSegment> segments = WireSegment.of(message.text(), reference.concatenation());
        List<SubmittedPart> parts = new ArrayList<>();
        for (WireSegment segment : segments.subList(message.sentSegments(), segments.size())) {
            if (isLeaseNearlyOver(message)) {
                return new Attempt.PutBack(parts, "lease");
            }
            int part = segment.part();
            SubmitAnswer answer =
                    carrier.submit(message.recipient(), message.sender(), segment, reference.ofPart(part));
            switch (answer) {
                case SubmitAnswer.Accepted accepted ->
                    parts.add(SubmittedPart.accepted(part, accepted.carrierMessageId()));
                case SubmitAnswer.NotNow notNow -> {
                    return new Attempt.PutBack(parts, notNow.why());
                }
                case SubmitAnswer.Refused refused -> {
                    parts.add(SubmittedPart.refused(part, refused.status()));
                    return new Attempt.Failed(parts, CARRIER_REFUSED);
                }
                case SubmitAnswer.NoAnswer noAnswer -> {
                    parts.add(SubmittedPart.open(part));
                    return new Attempt.LeftOpen(parts);
                }
            }
        }
        return new Attempt.Sent(parts);
    }

    /** A submit that might be answered after the lease has to wait for the next claim. */
    private boolean isLeaseNearlyOver(OutboundMessage message) {
        Instant latestStart = message.leaseUntil().minusMillis(carrier.answerTimeoutMillis());
        return clock.instant().isAfter(latestStart);
    }
}
