package io.recredit.notification.alert;

import java.time.LocalDate;

/**
 * What follows from an event, or from a look at the clock.
 *
 * @param watch as it is afterwards
 * @param day the local day of the decision
 */
record AlertStep(AlertWatch watch, Action action, LocalDate day) {

    AlertStep withoutMail() {
        return action == Action.MAIL ? new AlertStep(watch, Action.NONE, day) : this;
    }

    /** What becomes of mails. */
    enum Action {
        /** Today's is made, unless it was. */
        MAIL,
        /** What is due and not sent is called back. */
        CANCEL,
        /** It is not time yet. */
        NONE
    }
}
