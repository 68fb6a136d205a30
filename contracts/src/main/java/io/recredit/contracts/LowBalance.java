package io.recredit.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A low episode opened, was updated or ended.
 *
 * @param episode the episode's id (UUIDv7)
 * @param sequence 1 for opened, growing by one with each event of the episode
 * @param threshold the rule's threshold at this time
 * @param level the episode ends when the balance is at least this much: the threshold or, for an auto top-up asked
 *     for by a refused charge, that charge's price if it is higher
 * @param balance the balance at this time
 * @param cause what led to this event
 * @param alert whom to warn; set if and only if the rule is {@link LowRule#ALERT}
 */
public record LowBalance(
        UUID episode,
        int sequence,
        EpisodeChange change,
        LowRule rule,
        String customer,
        String account,
        String currency,
        Amount threshold,
        Amount level,
        Amount balance,
        Cause cause,
        @Nullable Alert alert,
        Instant occurredAt) {

    public static final String TYPE = "io.recredit.billing.low-balance.v1";

    /**
     * What led to an event of an episode.
     *
     * @param kind {@code entry}, {@code refusal}, {@code rule}, or {@code day} when nothing happened but that the balance
     *     of an open episode is told once a day
     * @param id the entry's or refused charge's id; for a rule its revision as decimal digits; for a day its date in the
     *     account's time zone
     */
    public record Cause(String kind, String id) {}

    /**
     * Whom to warn, and when.
     *
     * @param emails 1 to 10 addresses
     * @param hour 0 to 23, in the account's time zone
     * @param language {@code en}, {@code fr} or {@code it}
     * @param timeZone IANA name
     */
    public record Alert(List<String> emails, int hour, String language, String timeZone) {}
}
