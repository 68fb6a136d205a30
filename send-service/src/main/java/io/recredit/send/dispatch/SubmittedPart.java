package io.recredit.send.dispatch;

import io.recredit.send.receipt.PartState;
import org.jspecify.annotations.Nullable;

/**
 * A segment that was put on the wire.
 *
 * @param part from 1
 * @param carrierMessageId the carrier's id for it; null unless it was accepted
 * @param error the carrier's status; null unless it was refused
 */
public record SubmittedPart(
        int part,
        PartState state,
        @Nullable String carrierMessageId,
        @Nullable String error) {

    static SubmittedPart accepted(int part, String carrierMessageId) {
        return new SubmittedPart(part, PartState.SENT, carrierMessageId, null);
    }

    static SubmittedPart refused(int part, String status) {
        return new SubmittedPart(part, PartState.REFUSED, null, status);
    }

    static SubmittedPart open(int part) {
        return new SubmittedPart(part, PartState.OPEN, null, null);
    }
}
