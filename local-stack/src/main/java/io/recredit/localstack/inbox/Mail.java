package io.recredit.localstack.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was received.
 *
 * @param number counts the mails, from 1
 * @param to for whom the server took it: the recipients of its SMTP envelope, in lower case
 * @param date of its header; null if it has none
 * @param headers as in the mail, decoded; the values of a header that is there more than once are joined by newlines
 * @param text its first {@code text/plain} part; empty if it has none
 * @param html its first {@code text/html} part; null if it has none
 */
public record Mail(
        long number,
        Instant receivedAt,
        @Nullable String messageId,
        @Nullable String from,
        List<String> to,
        String subject,
        @Nullable Instant date,
        Map<String, String> headers,
        String text,
        @Nullable String html) {

    public Mail {
        to = List.copyOf(to);
        headers = Map.copyOf(headers);
    }

    /** A header's value; upper and lower case of its name are the same. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
