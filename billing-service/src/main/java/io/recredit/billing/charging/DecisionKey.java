package io.recredit.billing.charging;

import io.recredit.contracts.OutcomeOf;
import java.util.UUID;

/** What a decision is remembered by: one answer per message and kind of request. */
record DecisionKey(String customer, UUID id, OutcomeOf of) {}
