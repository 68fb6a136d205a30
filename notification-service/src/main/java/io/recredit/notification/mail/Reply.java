package io.recredit.notification.mail;

/** What a mail server answers. */
sealed interface Reply {

    /** It took the mail for everybody named. */
    record Accepted() implements Reply {}

    /**
     * It refused one recipient, and so took nothing.
     *
     * @param permanent a 5xx: the same recipient will be refused again
     * @param why for support; may name addresses
     */
    record RecipientRefused(boolean permanent, String why) implements Reply {}

    /**
     * It did not take the mail, or it is open whether it did.
     *
     * @param why for support; may name addresses
     */
    record NotTaken(String why) implements Reply {}
}
