package io.recredit.billing.topup;

import io.recredit.billing.vat.ChargedVat;
import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A top-up as the account's owner sees it. */
@Schema(name = "TopupAttempt", description = "One attempt to charge a card for a balance")
record TopupView(
        @Schema(description = "also the ledger entry's id, and the processor's idempotency key")
        UUID id,

        @Schema(
                examples = "automatic",
                enumeration = {"automatic", "one-time"})
        String kind,

        @Schema(
                examples = "succeeded",
                enumeration = {
                    "requested",
                    "charging",
                    "needs-approval",
                    "unknown",
                    "succeeded",
                    "declined",
                    "cancelled"
                })
        String state,

        @Schema(examples = "CREDIT") String currency,

        @Schema(
                description = "what is added to the balance; absent until it is decided",
                examples = "100",
                implementation = String.class)
        @Nullable
        Amount amount,

        @Schema(description = "what it costs without VAT; absent until it is decided") @Nullable
        PriceView price,

        @Schema(
                description = "the VAT, and what the card is charged in all; absent until it is decided, and of top-ups"
                        + " from before VAT was charged: their card was charged the price")
        @Nullable
        VatView vat,

        @Schema(description = "absent until it is decided, and if there was none") @Nullable
        CardView card,

        @Schema(
                description = "why it did not succeed: a Stripe decline code, or one of ours",
                examples = "insufficient_funds")
        @Nullable
        String reason,

        @Schema(description = "when it is charged, asked after or given up; absent when it has ended") @Nullable
        Instant dueAt,

        Instant requestedAt,
        @Nullable Instant endedAt,

        @Schema(
                description = "the balance right after the amount was added; set if it succeeded",
                examples = "120.5",
                implementation = String.class)
        @Nullable
        Amount balanceAfter,

        @Schema(
                description = "the number of its receipt; set if it succeeded and there is VAT",
                examples = "RFR-2026-000007")
        @Nullable
        String receipt) {

    /** What it costs without VAT. */
    @Schema(name = "TopupPrice")
    record PriceView(
            @Schema(examples = "6", implementation = String.class)
            Amount amount,

            @Schema(examples = "EUR") String currency) {}

    /** The VAT, in the price's currency. */
    @Schema(name = "TopupVat")
    record VatView(
            @Schema(
                    examples = "domestic",
                    enumeration = {"domestic", "reverse-charge", "destination", "outside-scope"})
            String treatment,

            @Schema(examples = "20", implementation = String.class, description = "in percent")
            Amount rate,

            @Schema(examples = "1.2", implementation = String.class)
            Amount amount,

            @Schema(examples = "7.2", implementation = String.class, description = "what the card is charged")
            Amount total) {

        static @Nullable VatView of(Purchase purchase) {
            ChargedVat vat = purchase.vat();
            return vat == null
                    ? null
                    : new VatView(
                            vat.terms().treatment().wireName(),
                            vat.terms().percent(),
                            new MinorPrice(vat.minorUnits(), purchase.price().currency()).amount(),
                            purchase.total().amount());
        }
    }

    /** The card that is charged. */
    @Schema(name = "TopupCard")
    record CardView(
            UUID id,
            @Schema(examples = "visa") String brand,
            @Schema(examples = "4242") String last4) {}

    static TopupView of(Attempt attempt) {
        Purchase purchase = attempt.purchase();
        ChargedCard card = purchase == null ? null : purchase.card();
        // While it is open, the reason is a detail of the processor's connection and for the log.
        boolean tellsReason = !attempt.state().isOpen() || attempt.state() == AttemptState.NEEDS_APPROVAL;
        return new TopupView(
                attempt.id(),
                attempt.kind().wireName(),
                attempt.state().wireName(),
                attempt.balance().currency(),
                purchase == null ? null : purchase.amount(),
                purchase == null
                        ? null
                        : new PriceView(
                                purchase.price().amount(), purchase.price().currency()),
                purchase == null ? null : VatView.of(purchase),
                card == null ? null : new CardView(card.id(), card.brand(), card.last4()),
                tellsReason ? attempt.reason() : null,
                attempt.dueAt(),
                attempt.requestedAt(),
                attempt.endedAt(),
                attempt.balanceAfter(),
                attempt.receipt());
    }
}
