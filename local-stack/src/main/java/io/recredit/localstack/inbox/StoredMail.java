package io.recredit.localstack.inbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The content of an {@code .eml} file: two lines of ours with the envelope's recipients and the time, then the mail. */
final class StoredMail {

    private static final String RECIPIENTS = "X-Inbox-Recipients";
    private static final String RECEIVED_AT = "X-Inbox-Received-At";
    private static final Session SESSION = Session.getInstance(new Properties());

    private StoredMail() {}

    /** What to store of a mail that was just received. */
    static byte[] contentOf(MimeMessage message, List<String> recipients, Instant receivedAt)
            throws IOException, MessagingException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        String ours =
                RECIPIENTS + ": " + String.join(",", recipients) + "\r\n" + RECEIVED_AT + ": " + receivedAt + "\r\n";
        content.write(ours.getBytes(StandardCharsets.UTF_8));
        message.writeTo(content);
        return content.toByteArray();
    }

    /** Reads what was stored. */
    static Mail read(long number, byte[] content) throws IOException {
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(content));
            Map<String, String> headers = headers(message);
            String recipients = Objects.requireNonNullElse(headers.remove(RECIPIENTS), "");
            String receivedAt = Objects.requireNonNullElse(headers.remove(RECEIVED_AT), Instant.EPOCH.toString());
            return new Mail(
                    number,
                    Instant.parse(receivedAt),
                    message.getMessageID(),
                    headers.get("From"),
                    recipients.isEmpty() ? List.of() : List.of(recipients.split(",", -1)),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    instant(message.getSentDate()),
                    headers,
                    Objects.requireNonNullElse(firstPart(message, "text/plain"), ""),
                    firstPart(message, "text/html"));
        } catch (MessagingException e) {
            throw new IOException("Mail " + number + " cannot be read", e);
        }
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(header.getName(), decoded(header.getValue()), (first, next) -> first + "\n" + next);
        }
        return headers;
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException unknown) {
            return value;
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static @Nullable String firstPart(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent() instanceof String text ? text : null;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = firstPart(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
