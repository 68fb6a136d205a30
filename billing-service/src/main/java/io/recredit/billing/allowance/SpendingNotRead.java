package io.recredit.billing.allowance;

import io.recredit.kit.kafka.TryAgain;

/**
 * A charge turned out to concern a user or an earlier period that was not read, because something changed while it was
 * being looked at. The transaction is to be rolled back and decided again.
 */
public final class SpendingNotRead extends RuntimeException implements TryAgain {
    private static final long serialVersionUID = 1;

    SpendingNotRead(String what) {
        super("not read: " + what);
    }
}
