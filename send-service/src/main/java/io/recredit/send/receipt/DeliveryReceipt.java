package io.recredit.send.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's final word on one segment.
 *
 * @param carrier our name for the carrier; its ids are unique only within it
 * @param carrierMessageId what the carrier answered to the submit
 * @param delivered whether it arrived
 * @param error state and error code as the carrier gave them, for people; null when delivered
 * @param recipient E.164 with a plus sign
 * @param reference the {@code user_message_reference} of the submit, 0 to 65535, if the carrier echoes it
 */
public record DeliveryReceipt(
        String carrier,
        String carrierMessageId,
        boolean delivered,
        @Nullable String error,
        String recipient,
        @Nullable Integer reference,
        Instant receivedAt) {}
