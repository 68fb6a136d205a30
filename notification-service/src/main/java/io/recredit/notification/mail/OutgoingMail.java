package io.recredit.notification.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A mail that this instance has claimed to send.
 *
 * @param recipients all of them, as its header names them
 * @param accepted those for whom the server took it in earlier tries
 * @param refused those whom the server refused for good
 * @param tries how many there were, this one included
 */
record OutgoingMail(
        UUID id,
        MailKind kind,
        String account,
        String messageId,
        List<String> recipients,
        List<String> accepted,
        List<String> refused,
        String subject,
        String plain,
        String html,
        Instant madeAt,
        int tries) {

    /** Whom it still has to go to. */
    List<String> pending() {
        List<String> pending = new ArrayList<>(recipients);
        pending.removeAll(accepted);
        pending.removeAll(refused);
        return pending;
    }
}
