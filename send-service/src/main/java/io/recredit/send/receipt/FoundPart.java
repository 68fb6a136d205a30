package io.recredit.send.receipt;

/**
 * A segment that the carrier turned out to have.
 *
 * @param part from 1
 */
record FoundPart(MessageKey message, int part, CarrierId carrierId) {}
