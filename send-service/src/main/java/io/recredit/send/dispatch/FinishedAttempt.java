package io.recredit.send.dispatch;

import java.time.Instant;

/**
 * An attempt whose result is to be stored.
 *
 * @param at when it ended
 */
record FinishedAttempt(OutboundMessage message, Attempt attempt, Instant at) {}
