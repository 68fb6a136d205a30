package io.recredit.notification.mail;

import io.recredit.contracts.WireName;

/** What a mail is. */
public enum MailKind implements WireName {
    /** A balance is low. */
    ALERT("alert"),
    /** A top-up succeeded. */
    RECEIPT("receipt"),
    /** A top-up was declined. */
    FAILURE("failure"),
    /** A top-up needs the card holder's approval. */
    APPROVAL("approval");

    private final String wireName;

    MailKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
