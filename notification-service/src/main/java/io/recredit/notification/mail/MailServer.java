package io.recredit.notification.mail;

import java.util.List;

/** The server that takes mails. */
interface MailServer {

    /** Hands over a mail for some of its recipients, all in one transaction; waits for the answer. */
    Reply send(OutgoingMail mail, List<String> to) throws InterruptedException;
}
