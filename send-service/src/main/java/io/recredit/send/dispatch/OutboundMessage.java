package io.recredit.send.dispatch;

import io.recredit.send.segment.Alphabet;
import java.util.UUID;

/**
 * A message that this instance has claimed and alone may submit.
 *
 * @param recipient E.164 with a plus sign
 * @param alphabet what the text was billed in, and is sent in
 * @param segments how many were charged
 * @param sentSegments segments that the carrier has already taken in an earlier attempt
 * @param attempt counts the claims of this message, from 1; a stored answer must be of the same attempt
 * @param leaseEndNanos as {@link System#nanoTime} counts: past this time others may conclude that this instance is gone
 */
public record OutboundMessage(
        String customer,
        UUID id,
        String recipient,
        String sender,
        String text,
        Alphabet alphabet,
        int segments,
        int sentSegments,
        int attempt,
        long leaseEndNanos) {}
