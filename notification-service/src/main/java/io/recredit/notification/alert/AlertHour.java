package io.recredit.notification.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The hour of the day at which a rule wants its mail.
 *
 * @param hour 0 to 23
 */
record AlertHour(int hour) {

    /**
     * When the hour begins on that day. If the clocks jump over it, as when summer time begins, it is the instant of the
     * jump, the first one after it; if it comes twice, the first time.
     */
    Instant on(LocalDate day, ZoneId zone) {
        LocalDateTime local = day.atTime(LocalTime.of(hour, 0));
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return local.toInstant(rules.getValidOffsets(local).getFirst());
    }
}
