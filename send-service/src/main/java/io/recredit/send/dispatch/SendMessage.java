package io.recredit.send.dispatch;

import io.recredit.send.receipt.MessageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Submits a claimed message segment by segment, and stops at the first that is not accepted. */
final class SendMessage {

    private static final Logger LOG = Logger.getLogger(SendMessage.class);

    /** The carrier said no for good. */
    static final String CARRIER_REFUSED = "carrier-refused";

    /** The text would not go out as it was charged. */
    static final String SEGMENTS_DIFFER = "segments-differ";

    private final Carrier carrier;
    private final LongSupplier nanoTime;

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    SendMessage(Carrier carrier, LongSupplier nanoTime) {
        this.carrier = carrier;
        this.nanoTime = nanoTime;
    }

    /** Blocks for as long as the carrier takes, but not past the message's lease. */
    Attempt send(OutboundMessage message) {
        MessageReference reference = MessageReference.of(message.id());
        List<WireSegment> segments = WireSegment.of(message.text(), message.alphabet(), reference.concatenation());
        if (segments.size() != message.segments()) {
            LOG.errorf(
                    "message %s: charged for %d segments but cut into %d; it is not sent and refunded",
                    message.id(), message.segments(), segments.size());
            return new Attempt.Failed(List.of(), SEGMENTS_DIFFER);
        }
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
        long leftNanos = message.leaseEndNanos() - nanoTime.getAsLong();
        return leftNanos < TimeUnit.MILLISECONDS.toNanos(carrier.answerTimeoutMillis());
    }
}
