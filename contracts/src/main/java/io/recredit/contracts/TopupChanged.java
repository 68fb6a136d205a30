package io.recredit.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt to charge a card for a balance. An attempt that was declined may still succeed later, if
 * the card processor turns out to have charged the card after all; what was paid is always credited, once.
 *
 * @param topup the attempt's id (UUIDv7): also the idempotency key at the card processor and the ledger entry's id
 * @param currency of the balance: {@code CREDIT} or an ISO 4217 code
 * @param amount what was added or, if nothing was, was to be added; positive
 * @param price what the card was, or was to be, charged, without VAT
 * @param card the card that was to be charged; absent if there was none
 * @param reason why nothing was added, as a Stripe decline code or one of ours; absent if it succeeded
 * @param nextAttemptAt when the rule tries again with a new attempt; absent if it does not
 * @param rulePaused whether the rule is paused now
 * @param balanceAfter the balance right after the amount was added; set if and only if it succeeded
 * @param entryNo the entry's place in the balance's log; set if and only if it succeeded
 * @param recipients whom to tell, and how
 */
public record TopupChanged(
        UUID topup,
        TopupChange change,
        TopupKind kind,
        String customer,
        String account,
        String currency,
        Amount amount,
        Price price,
        @Nullable Card card,
        @Nullable String reason,
        @Nullable Instant nextAttemptAt,
        boolean rulePaused,
        @Nullable Amount balanceAfter,
        @Nullable Long entryNo,
        Recipients recipients,
        Instant occurredAt) {

    public static final String TYPE = "io.recredit.billing.topup-changed.v1";

    /**
     * An amount of money.
     *
     * @param currency ISO 4217
     */
    public record Price(Amount amount, String currency) {}

    /**
     * What may be shown of a card.
     *
     * @param brand the card scheme as the processor calls it, e.g. {@code visa}
     * @param last4 the last four digits of its number
     */
    public record Card(String brand, String last4) {}

    /**
     * Whom to tell, and how.
     *
     * @param emails 0 to 10 addresses
     * @param language {@code en}, {@code fr} or {@code it}
     * @param timeZone IANA name
     */
    public record Recipients(List<String> emails, String language, String timeZone) {}
}
