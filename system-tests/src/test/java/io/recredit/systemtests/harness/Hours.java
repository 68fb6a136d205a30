package io.recredit.systemtests.harness;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Hours of the day for alert rules. */
public final class Hours {

    /** Where the accounts are, unless a test says otherwise. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private static final int HALF_A_DAY = 12;
    private static final int DAY = 24;

    private Hours() {}

    /** Half a day away: while the tests run, no alert is repeated, which would be a mail that another test did not expect. */
    public static int farAway() {
        return (ZonedDateTime.now(ZONE).getHour() + HALF_A_DAY) % DAY;
    }
}
