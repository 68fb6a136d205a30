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
 * @param vat what the card was, or was to be, charged in all; absent of top-ups priced before VAT was charged, and of
 *     what has no price
 * @param receipt what was issued for it; absent if it did not succeed, or {@code vat} is
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
        Instant occurredAt,
        @Nullable Vat vat,
        @Nullable Receipt receipt) {

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

    /**
     * The VAT on a top-up. The amounts are of the price's currency, in whole minor units.
     *
     * @param rate in percent, e.g. 20 or 5.5; 0 if none is charged
     * @param net the price without VAT
     * @param vat rounded half up
     * @param total what the card is charged: {@code net} and {@code vat}
     */
    public record Vat(VatTreatment treatment, Amount rate, Amount net, Amount vat, Amount total) {}

    /**
     * The receipt of a top-up.
     *
     * @param number unique; without gaps per legal entity and year
     * @param seller the legal entity
     * @param buyer from the customer's billing profile as it was when the top-up was priced
     */
    public record Receipt(String number, Party seller, Party buyer) {}

    /**
     * Who sells or buys.
     *
     * @param name the legal name; the customer's id if it has no billing profile
     * @param address lines, the postcode and city last; empty if it has no billing profile
     * @param country ISO 3166-1 alpha-2
     * @param vatId with its country's prefix; absent if there is none
     */
    public record Party(
            String name,
            List<String> address,
            String country,
            @Nullable String vatId) {}
}
