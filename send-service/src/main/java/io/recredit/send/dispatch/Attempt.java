package io.recredit.send.dispatch;

import java.util.List;

/** What came of the attempt to send a message. Each kind carries the segments that were put on the wire in it. */
public sealed interface Attempt {

    List<SubmittedPart> parts();

    /** The carrier has all segments. */
    record Sent(List<SubmittedPart> parts) implements Attempt {
        public Sent {
            parts = List.copyOf(parts);
        }
    }

    /** The carrier has the given segments, and surely none of the others: they are tried again later. */
    record PutBack(List<SubmittedPart> parts, String why) implements Attempt {
        public PutBack {
            parts = List.copyOf(parts);
        }
    }

    /** The carrier refused a segment: nothing more is sent and the whole message is refunded. */
    record Failed(List<SubmittedPart> parts, String reason) implements Attempt {
        public Failed {
            parts = List.copyOf(parts);
        }
    }

    /** It is open whether the carrier has the last of the segments. Nothing is submitted again. */
    record LeftOpen(List<SubmittedPart> parts) implements Attempt {
        public LeftOpen {
            parts = List.copyOf(parts);
        }
    }
}
