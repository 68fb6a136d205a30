package io.recredit.send.dispatch;

/** What came of one submit. */
public sealed interface SubmitAnswer {

    /**
     * The carrier has the segment.
     *
     * @param carrierMessageId its id for it
     */
    record Accepted(String carrierMessageId) implements SubmitAnswer {}

    /**
     * The carrier surely does not have the segment, and may take it later: it throttles, its queue is full, or there was
     * no link to put it on.
     *
     * @param why a short code
     */
    record NotNow(String why) implements SubmitAnswer {}

    /**
     * The carrier will not take the segment.
     *
     * @param status the SMPP command_status, e.g. {@code 0x0000000b}
     */
    record Refused(String status) implements SubmitAnswer {}

    /** The segment was put on the wire, and the link was lost or the time was over before the answer came. */
    record NoAnswer() implements SubmitAnswer {}
}
