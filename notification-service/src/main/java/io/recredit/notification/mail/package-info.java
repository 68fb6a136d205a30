/** Outgoing mails: kept until the mail server has taken them, and shown to their account's people. */
@NullMarked
package io.recredit.notification.mail;

import org.jspecify.annotations.NullMarked;
