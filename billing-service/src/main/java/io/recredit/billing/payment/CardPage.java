package io.recredit.billing.payment;

import java.net.URI;
import java.time.Instant;

/**
 * A page of the processor's on which a card can be stored.
 *
 * @param id the processor's
 * @param url where the owner is to be sent
 */
public record CardPage(String id, URI url, Instant expiresAt) {}
