package io.recredit.localstack.carrier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One submit_sm as it came in: a whole message or one segment of it.
 *
 * @param number counts everything received since the start, from 1
 * @param id the carrier's message id; given also when the submit was refused or not answered
 * @param text of this segment, decoded
 * @param udh user data header in hexadecimal, empty if there is none
 * @param reference of the concatenation, 0 for a single message
 * @param parts number of segments, 1 for a single message
 * @param part from 1
 * @param userMessageReference the TLV of that name, 0 to 65535; null if it was not sent
 * @param status the command_status answered, 0 for accepted; -1 if the link was closed instead of an answer
 */
public record ReceivedPart(
        long number,
        String id,
        String systemId,
        String to,
        String from,
        int sourceTon,
        String text,
        int dataCoding,
        int esmClass,
        String udh,
        int reference,
        int parts,
        int part,
        int registeredDelivery,
        @Nullable Integer userMessageReference,
        int status,
        Instant receivedAt) {

    /** Status of a submit that got no answer because its link was closed. */
    public static final int NOT_ANSWERED = -1;

    public boolean isAccepted() {
        return status == 0;
    }

    ReceivedPart withNumber(long newNumber) {
        return new ReceivedPart(
                newNumber,
                id,
                systemId,
                to,
                from,
                sourceTon,
                text,
                dataCoding,
                esmClass,
                udh,
                reference,
                parts,
                part,
                registeredDelivery,
                userMessageReference,
                status,
                receivedAt);
    }
}
