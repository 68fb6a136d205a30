package io.recredit.send.dispatch;

/** Whoever takes segments to telephones. */
public interface Carrier {

    /** Our name for it; its message ids are unique only within it. */
    String name();

    /** How many segments may be on their way to it at once with the links that are up now; 0 if there is none. */
    int window();

    /**
     * Hands over one segment and waits for the answer, which takes {@link #answerTimeoutMillis} at most.
     *
     * @param recipient E.164 with a plus sign
     * @param sender up to 11 letters and digits, or an E.164 number
     * @param reference 0 to 65535, comes back with the receipt if the carrier echoes it
     */
    SubmitAnswer submit(String recipient, String sender, WireSegment segment, int reference);

    /** How long {@link #submit} waits for an answer. */
    long answerTimeoutMillis();
}
