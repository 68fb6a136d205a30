package io.recredit.notification.mail;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom mails come from.
 *
 * @param address the bare address, e.g. {@code noreply@recredit.example}
 */
record SenderAddress(String address) {

    /** A bare address, or one in angle brackets after a name. */
    private static final Pattern FORM = Pattern.compile("(?:.*<)?([^<>@\\s]+@[^<>@\\s]+)>?");

    /**
     * From the setting, with or without a display name.
     *
     * @throws IllegalArgumentException if there is no address in it
     */
    static SenderAddress of(String setting) {
        Matcher form = FORM.matcher(setting.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("recredit.mail.from is no mail address: " + setting);
        }
        return new SenderAddress(form.group(1));
    }

    /** The Message-ID (RFC 5322 §3.6.4) of the mail with that id: the same however often it is sent. */
    String messageId(UUID mail) {
        return "<" + mail + "@" + address.substring(address.indexOf('@') + 1) + ">";
    }
}
