package io.recredit.notification.mail;

import io.recredit.notification.reference.AccountLocale;
import io.recredit.notification.text.MailText;
import java.time.Instant;
import java.util.List;

/**
 * A mail that is to be sent.
 *
 * @param key what it is about; there is never a second mail with the same one
 * @param currency of the balance that it is about
 * @param recipients 1 to 10 addresses
 * @param locale what it is written in
 * @param madeAt becomes its date
 */
public record NewMail(
        String key,
        MailKind kind,
        String customer,
        String account,
        String currency,
        List<String> recipients,
        AccountLocale locale,
        MailText text,
        Instant madeAt) {

    public NewMail {
        recipients = List.copyOf(recipients);
    }
}
