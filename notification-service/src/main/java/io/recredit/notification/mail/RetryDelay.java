package io.recredit.notification.mail;

import java.time.Duration;

/** How long to wait before a mail is tried again: doubling, up to a bound. */
record RetryDelay(Duration first, Duration longest) {

    /**
     * The wait after so many tries.
     *
     * @param tries at least 1
     */
    Duration after(int tries) {
        Duration delay = first;
        for (int n = 1; n < tries && delay.compareTo(longest) < 0; n++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
