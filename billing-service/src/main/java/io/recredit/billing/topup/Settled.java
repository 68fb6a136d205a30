package io.recredit.billing.topup;

/**
 * What a transaction made of an attempt.
 *
 * @param attempt as it is now
 * @param verdict what was decided about it
 * @param dueNow whether another attempt for the same balance is due now
 */
record Settled(Attempt attempt, Verdict verdict, boolean dueNow) {}
