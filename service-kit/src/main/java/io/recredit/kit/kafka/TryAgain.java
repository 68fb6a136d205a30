package io.recredit.kit.kafka;

/** Marks a failure that is expected to be gone when the work is done again, such as a row that was not locked yet. */
public interface TryAgain {}
