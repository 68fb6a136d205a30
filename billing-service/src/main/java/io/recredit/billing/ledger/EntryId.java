package io.recredit.billing.ledger;

import java.util.UUID;

/** A message's charge and, with the same id, its refund. */
public record EntryId(String customer, UUID id) {}
