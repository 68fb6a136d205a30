package io.recredit.billing.charging;

import io.recredit.kit.kafka.TryAgain;

/**
 * What was to be locked changed while it was being locked, e.g. a refund's charge was committed in between. The
 * transaction is to be rolled back and decided again.
 */
final class NotLocked extends RuntimeException implements TryAgain {
    private static final long serialVersionUID = 1;

    NotLocked(String what) {
        super("not locked: " + what);
    }
}
