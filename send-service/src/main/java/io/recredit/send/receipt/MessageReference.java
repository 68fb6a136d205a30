package io.recredit.send.receipt;

import java.util.OptionalInt;
import java.util.UUID;

/**
 * What a message's segments carry as {@code user_message_reference} (SMPP 3.4 §5.3.2.17): 16 random bits of its id,
 * counted up with each segment. Together with the recipient it tells of which segment a receipt speaks when the answer
 * to its submit was lost.
 *
 * @param first of the first segment, 0 to 65535
 */
public record MessageReference(int first) {

    private static final int MASK = 0xFFFF;

    /** The reference of a message. */
    public static MessageReference of(UUID id) {
        return new MessageReference((int) id.getLeastSignificantBits() & MASK);
    }

    /** What the segment carries. */
    public int ofPart(int part) {
        return (first + part - 1) & MASK;
    }

    /** The segment, from 1, that carried the reference; empty if none of so many did. */
    public OptionalInt partOf(int reference, int segments) {
        int part = ((reference - first) & MASK) + 1;
        return part <= segments ? OptionalInt.of(part) : OptionalInt.empty();
    }

    /** The 8-bit reference in the concatenation header, the same in all segments of a message. */
    public byte concatenation() {
        return (byte) first;
    }
}
