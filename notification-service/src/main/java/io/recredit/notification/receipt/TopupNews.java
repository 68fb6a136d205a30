package io.recredit.notification.receipt;

import io.recredit.contracts.TopupChange;
import io.recredit.contracts.TopupChanged;
import io.recredit.notification.reference.AccountLocale;

/**
 * What happened to a top-up, checked.
 *
 * @param locale as of the event
 */
record TopupNews(TopupChanged event, AccountLocale locale) {

    /** Recipients at most; billing-service takes no more. */
    private static final int MAX_EMAILS = 10;

    /**
     * Checks an event.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static TopupNews of(TopupChanged event) {
        TopupChanged.Recipients recipients = event.recipients();
        if (recipients.emails().size() > MAX_EMAILS) {
            throw new IllegalArgumentException(
                    "a top-up with " + recipients.emails().size() + " recipients");
        }
        if (event.change() == TopupChange.SUCCEEDED && event.balanceAfter() == null) {
            throw new IllegalArgumentException("a top-up that succeeded without the balance after it");
        }
        return new TopupNews(event, AccountLocale.of(recipients.language(), recipients.timeZone()));
    }

    /** Unique for one change of one top-up. */
    String mailKey() {
        return "topup:" + event.topup() + ":" + event.change().wireName();
    }
}
