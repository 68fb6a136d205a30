package io.recredit.billing.topup;

/**
 * How the charges of an automatic top-up rule go, as the audit keeps it when that pauses or resumes the rule.
 *
 * @param consecutiveDeclines since the rule was resumed
 */
record PauseDocument(boolean paused, int consecutiveDeclines) {}
