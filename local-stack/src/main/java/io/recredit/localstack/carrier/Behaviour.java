package io.recredit.localstack.carrier;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the carrier does with a message, told by the last five digits of its destination. They can be put at the end
 * of a valid number of most countries, so that these messages pass the sender's own checks:
 * {@code +33 6 12 39 00 01} (France), {@code +39 345 679 0001} (Italy), {@code +91 98765 90001} (India),
 * {@code +44 7400 190001} (United Kingdom) and {@code +1 202 559 0001} (United States) all end in 90001.
 *
 * <p>Any other number: accepted at once, and delivered a little later.
 */
public enum Behaviour {
    /** Accepted at once; the receipt says DELIVRD. */
    DELIVERED(""),
    /** Every submit is refused with ESME_RINVDSTADR (0x0B). */
    REFUSED_DESTINATION("90001"),
    /** Every submit is refused with ESME_RSUBMITFAIL (0x45). */
    REFUSED_SUBMIT("90002"),
    /** The first two submits of a segment are answered ESME_RTHROTTLED (0x58), the third is accepted. */
    THROTTLED_TWICE("90003"),
    /** The first submit of a segment is answered ESME_RMSGQFUL (0x14), the second is accepted. */
    QUEUE_FULL_ONCE("90004"),
    /** Accepted; the receipt says UNDELIV. */
    UNDELIVERABLE("90005"),
    /** Accepted; the receipt says EXPIRED. */
    EXPIRED("90006"),
    /** Accepted and delivered, but the answer to the submit takes two seconds. */
    SLOW_ANSWER("90007"),
    /** The link is closed instead of an answer, and no receipt ever comes. */
    LINK_LOST("90008"),
    /** The receipt arrives before the answer to the submit. */
    RECEIPT_FIRST("90009"),
    /** The receipt arrives twice. */
    RECEIPT_TWICE("90010"),
    /** Accepted, but no receipt ever comes. */
    NO_RECEIPT("90011"),
    /** The second segment of a concatenated message is refused with ESME_RSUBMITFAIL; all others are accepted. */
    SECOND_SEGMENT_REFUSED("90012"),
    /** The link is closed instead of an answer, but the message was taken: a DELIVRD receipt comes on another link. */
    LINK_LOST_BUT_DELIVERED("90013");

    private static final int SUFFIX_DIGITS = 5;

    private static final Map<String, Behaviour> BY_SUFFIX = Stream.of(values())
            .filter(behaviour -> !behaviour.suffix.isEmpty())
            .collect(Collectors.toUnmodifiableMap(behaviour -> behaviour.suffix, Function.identity()));

    private final String suffix;

    Behaviour(String suffix) {
        this.suffix = suffix;
    }

    /** The last five digits of the numbers that behave so; empty for {@link #DELIVERED}. */
    public String suffix() {
        return suffix;
    }

    /** What happens to messages to that number. */
    public static Behaviour of(String destination) {
        int start = Math.max(0, destination.length() - SUFFIX_DIGITS);
        return BY_SUFFIX.getOrDefault(destination.substring(start), DELIVERED);
    }

    /** The final state that the message's receipt reports. */
    ReceiptState receiptState() {
        return switch (this) {
            case UNDELIVERABLE -> ReceiptState.UNDELIV;
            case EXPIRED -> ReceiptState.EXPIRED;
            case DELIVERED,
                    REFUSED_DESTINATION,
                    REFUSED_SUBMIT,
                    THROTTLED_TWICE,
                    QUEUE_FULL_ONCE,
                    SLOW_ANSWER,
                    LINK_LOST,
                    RECEIPT_FIRST,
                    RECEIPT_TWICE,
                    NO_RECEIPT,
                    SECOND_SEGMENT_REFUSED,
                    LINK_LOST_BUT_DELIVERED -> ReceiptState.DELIVRD;
        };
    }

    boolean sendsReceipt() {
        return this != NO_RECEIPT && this != LINK_LOST;
    }
}
