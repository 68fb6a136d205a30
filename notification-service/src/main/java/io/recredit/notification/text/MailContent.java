package io.recredit.notification.text;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TopupChanged;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts that a mail is about. */
public sealed interface MailContent {

    /** The SMS account's service name. */
    String account();

    /**
     * A balance is low.
     *
     * @param balance the newest that is known
     * @param balanceAt when it was that
     * @param since when it fell below the threshold
     */
    record Alert(String account, String currency, Amount threshold, Amount balance, Instant balanceAt, Instant since)
            implements MailContent {}

    /**
     * Credits were bought.
     *
     * @param issued null if no receipt with a number was issued
     */
    record Receipt(Topup topup, Amount balanceAfter, TopupChanged.@Nullable Receipt issued) implements MailContent {
        @Override
        public String account() {
            return topup.account();
        }
    }

    /**
     * Credits were not bought.
     *
     * @param reason a Stripe decline code or one of ours
     * @param nextAttemptAt null if none is planned
     * @param rulePaused whether the rule tries no more
     */
    record Failure(Topup topup, String reason, @Nullable Instant nextAttemptAt, boolean rulePaused)
            implements MailContent {
        @Override
        public String account() {
            return topup.account();
        }
    }

    /**
     * Credits were not bought, because the card's holder has to approve.
     *
     * @param nextAttemptAt null if none is planned
     * @param rulePaused whether the rule tries no more
     */
    record Approval(Topup topup, @Nullable Instant nextAttemptAt, boolean rulePaused) implements MailContent {
        @Override
        public String account() {
            return topup.account();
        }
    }

    /**
     * The attempt that a mail is about.
     *
     * @param id its reference
     * @param automatic whether a rule asked for it
     * @param currency of the amount
     * @param price without VAT
     * @param vat null if VAT was not charged yet when it was priced, or if it has no price
     * @param cardBrand as the card processor writes it, null if there was no card
     * @param cardLast4 null if there was no card
     */
    record Topup(
            UUID id,
            String account,
            boolean automatic,
            String currency,
            Amount amount,
            Amount price,
            String priceCurrency,
            TopupChanged.@Nullable Vat vat,
            @Nullable String cardBrand,
            @Nullable String cardLast4,
            Instant at) {}
}
