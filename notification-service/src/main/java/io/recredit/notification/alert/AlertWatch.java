package io.recredit.notification.alert;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One low episode of an alert rule, and when it leads to a mail.
 *
 * @param sequence that of the newest event
 * @param balance the newest that is known
 * @param balanceAt when it was that
 * @param since when the balance fell below the threshold
 * @param emails whom to warn
 * @param language as of the event
 * @param timeZone as of the event
 * @param endedAt null while it is open
 * @param nextAt when to look again whether a mail is due; null if and only if it has ended
 */
record AlertWatch(
        UUID episode,
        int sequence,
        String customer,
        String account,
        String currency,
        Amount threshold,
        Amount balance,
        Instant balanceAt,
        Instant since,
        List<String> emails,
        AlertHour hour,
        String language,
        String timeZone,
        @Nullable Instant endedAt,
        @Nullable Instant nextAt) {

    AlertWatch {
        emails = List.copyOf(emails);
    }

    boolean isOpen() {
        return endedAt == null;
    }

    /** A balance has just fallen: a mail is due, whatever the hour. Whether today's was made already, its key tells. */
    AlertStep opened(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new AlertStep(lookingAgainAt(hour.on(today.plusDays(1), zone)), AlertStep.Action.MAIL, today);
    }

    /**
     * The balance is low and it may be time: a mail is due from today's hour on. It is the day of now that counts, however
     * late the event or the look.
     */
    AlertStep looked(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant due = hour.on(today, zone);
        return now.isBefore(due)
                ? new AlertStep(lookingAgainAt(due), AlertStep.Action.NONE, today)
                : new AlertStep(lookingAgainAt(hour.on(today.plusDays(1), zone)), AlertStep.Action.MAIL, today);
    }

    /** It is over: what is due and not sent is called back. */
    AlertStep ended(Instant now, ZoneId zone) {
        return new AlertStep(this, AlertStep.Action.CANCEL, LocalDate.ofInstant(now, zone));
    }

    /** Unique for one account, currency and local day. */
    String mailKey(LocalDate day) {
        return "alert:" + account + ":" + currency + ":" + day;
    }

    private AlertWatch lookingAgainAt(Instant next) {
        return new AlertWatch(
                episode, sequence, customer, account, currency, threshold, balance, balanceAt, since, emails, hour,
                language, timeZone, endedAt, next);
    }
}
