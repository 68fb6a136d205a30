package io.recredit.systemtests.mail;

import java.time.Instant;
import java.time.ZoneOffset;

/** A time zone in which it is about noon, so that no test is run over by midnight. */
final class Noon {

    private static final int NOON = 12;

    /** Later that day, so that no daily mail comes during a test. */
    static final int LATER = 20;

    private Noon() {}

    /** An IANA name such as {@code Etc/GMT-3}, which is three hours ahead of UTC. */
    static String zone() {
        int ahead = NOON - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        return ahead == 0 ? "Etc/GMT" : "Etc/GMT" + (ahead > 0 ? "-" : "+") + Math.abs(ahead);
    }
}
