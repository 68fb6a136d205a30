package io.recredit.notification.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands one mail to the server: to all recipients at once and, if one of them is refused, to each alone, so that a bad
 * address holds nobody else.
 */
final class SendMail {

    private final MailServer server;

    SendMail(MailServer server) {
        this.server = server;
    }

    Attempt send(OutgoingMail mail) throws InterruptedException {
        List<String> pending = mail.pending();
        boolean whole = pending.size() > 1 && pending.equals(mail.recipients());
        if (!whole) {
            return eachAlone(mail, pending);
        }
        return switch (server.send(mail, pending)) {
            case Reply.Accepted accepted -> new Attempt(pending, List.of(), false, null);
            case Reply.NotTaken notTaken -> new Attempt(List.of(), List.of(), true, notTaken.why());
            case Reply.RecipientRefused refused -> eachAlone(mail, pending);
        };
    }

    private Attempt eachAlone(OutgoingMail mail, List<String> pending) throws InterruptedException {
        List<String> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        boolean putOff = false;
        @Nullable String error = null;
        for (String recipient : pending) {
            switch (server.send(mail, List.of(recipient))) {
                case Reply.Accepted taken -> accepted.add(recipient);
                case Reply.RecipientRefused(boolean permanent, String why)
                when permanent -> {
                    refused.add(recipient);
                    error = why;
                }
                case Reply.RecipientRefused(boolean permanent, String why) -> {
                    putOff = true;
                    error = why;
                }
                case Reply.NotTaken(String why) -> {
                    // The server is in trouble: it gets a rest.
                    return new Attempt(accepted, refused, true, why);
                }
            }
        }
        return new Attempt(accepted, refused, putOff, error);
    }
}
