package io.recredit.account.customer;

import java.time.Instant;

/**
 * A paying business.
 *
 * @param id chosen by the operator: lower-case letters, digits and hyphens
 * @param homeCountry ISO 3166-1 alpha-2
 * @param accountPrefix the customer's part of its service names, see {@link AccountPrefix}
 */
public record Customer(String id, String name, String homeCountry, String accountPrefix, Instant createdAt) {}
