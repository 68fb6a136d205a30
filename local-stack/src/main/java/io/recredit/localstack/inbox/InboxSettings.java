package io.recredit.localstack.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * How the inbox answers; may be changed while it runs.
 *
 * @param refuse what it says at the end of each mail
 * @param recipientsRefused for whom it takes nothing: answered 550 5.1.1 to RCPT, whoever else gets the mail
 * @param delayMillis between storing a mail and saying so: a client that does not wait that long has lost the answer
 */
public record InboxSettings(Refusal refuse, List<String> recipientsRefused, int delayMillis) {

    private static final int MAX_DELAY_MILLIS = 600_000;
    private static final int MAX_RECIPIENTS = 1_000;

    /** Whether mails are taken. */
    public enum Refusal {
        /** They are. */
        @JsonProperty("none")
        NONE,
        /** Answered 451: try again. */
        @JsonProperty("temporary")
        TEMPORARY,
        /** Answered 554: never. */
        @JsonProperty("permanent")
        PERMANENT
    }

    public InboxSettings {
        if (delayMillis < 0 || delayMillis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException("delayMillis must be 0 to " + MAX_DELAY_MILLIS);
        }
        if (recipientsRefused.size() > MAX_RECIPIENTS) {
            throw new IllegalArgumentException("recipientsRefused must not be more than " + MAX_RECIPIENTS);
        }
        recipientsRefused = recipientsRefused.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Everything is taken at once. */
    public static InboxSettings defaults() {
        return new InboxSettings(Refusal.NONE, List.of(), 0);
    }

    /** The same, refusing so. */
    public InboxSettings withRefuse(Refusal refusal) {
        return new InboxSettings(refusal, recipientsRefused, delayMillis);
    }

    /** The same, taking nothing for these. */
    public InboxSettings withRecipientsRefused(String... addresses) {
        return new InboxSettings(refuse, List.of(addresses), delayMillis);
    }

    /** The same, answering so late. */
    public InboxSettings withDelayMillis(int millis) {
        return new InboxSettings(refuse, recipientsRefused, millis);
    }
}
