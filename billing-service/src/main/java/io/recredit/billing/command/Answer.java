package io.recredit.billing.command;

/**
 * What a command answered.
 *
 * @param replayed whether it was carried out by an earlier request with the same key
 */
public record Answer<T>(T body, boolean replayed) {}
