package io.recredit.notification.text;

/**
 * What a mail says.
 *
 * @param subject one line
 * @param plain the body as plain text
 * @param html the same as HTML
 */
public record MailText(String subject, String plain, String html) {}
