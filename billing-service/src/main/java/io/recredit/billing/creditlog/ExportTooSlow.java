package io.recredit.billing.creditlog;

import java.time.Duration;

/** An export was read so slowly that it was broken off; the file that the caller has is not whole. */
final class ExportTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExportTooSlow(Duration limit) {
        super("an export of a credit log took longer than " + limit);
    }
}
