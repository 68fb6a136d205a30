package io.recredit.send.receipt;

/**
 * A carrier's name for a segment.
 *
 * @param carrier our name for the carrier
 * @param id what it answered to the submit
 */
public record CarrierId(String carrier, String id) {}
