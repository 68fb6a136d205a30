package io.recredit.billing.ledger;

import io.recredit.kit.kafka.TryAgain;

/**
 * An entry with the same customer, id and kind was committed by somebody who held another balance's lock. The
 * transaction is to be rolled back and decided again: then the entry is seen.
 */
public final class AlreadyPosted extends RuntimeException implements TryAgain {
    private static final long serialVersionUID = 1;

    AlreadyPosted(int expected, int inserted) {
        super(expected - inserted + " of " + expected + " entries exist already");
    }
}
