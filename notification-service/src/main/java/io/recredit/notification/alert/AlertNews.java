package io.recredit.notification.alert;

import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.LowBalance;
import io.recredit.notification.reference.AccountLocale;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a low episode of an alert rule, checked.
 *
 * @param locale as of the event
 */
record AlertNews(LowBalance event, LowBalance.Alert alert, AccountLocale locale) {

    /** Recipients of one rule at most; billing-service takes no more. */
    private static final int MAX_EMAILS = 10;

    private static final int LAST_HOUR = 23;

    /** An ended episode needs nobody to tell; a rule that was deleted names nobody. */
    private static final LowBalance.Alert NOBODY = new LowBalance.Alert(List.of(), 0, "en", "UTC");

    /**
     * Checks an event.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static AlertNews of(LowBalance event) {
        LowBalance.Alert alert = event.alert();
        boolean ended = event.change() == EpisodeChange.ENDED;
        if (alert == null && !ended) {
            throw new IllegalArgumentException("an alert without recipients, hour and language");
        }
        LowBalance.Alert told = alert == null ? NOBODY : alert;
        if (!ended && (told.emails().isEmpty() || told.emails().size() > MAX_EMAILS)) {
            throw new IllegalArgumentException("an alert with " + told.emails().size() + " recipients");
        }
        if (told.hour() < 0 || told.hour() > LAST_HOUR) {
            throw new IllegalArgumentException("an alert at hour " + told.hour());
        }
        return new AlertNews(event, told, AccountLocale.of(told.language(), told.timeZone()));
    }

    boolean isNewerThan(@Nullable AlertWatch known) {
        return known == null || known.sequence() < event.sequence();
    }

    /** The episode as it is with this event, before the next look is planned. */
    AlertWatch onTopOf(@Nullable AlertWatch known) {
        boolean ended = event.change() == EpisodeChange.ENDED;
        Instant at = event.occurredAt();
        // A top-up's event, which takes another way, may have told of a later balance already.
        AlertWatch newer = known != null && known.balanceAt().isAfter(at) ? known : null;
        return new AlertWatch(
                event.episode(),
                event.sequence(),
                event.customer(),
                event.account(),
                event.currency(),
                event.threshold(),
                newer == null ? event.balance() : newer.balance(),
                newer == null ? at : newer.balanceAt(),
                known == null ? at : known.since(),
                alert.emails(),
                new AlertHour(alert.hour()),
                alert.language(),
                alert.timeZone(),
                ended ? at : null,
                ended ? null : at);
    }
}
