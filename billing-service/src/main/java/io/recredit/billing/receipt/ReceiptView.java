package io.recredit.billing.receipt;

import io.recredit.billing.vat.Party;
import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt as the customer's owner sees it. */
@Schema(name = "Receipt", description = "What was bought, of whom, and the VAT on it; never changed")
record ReceiptView(
        @Schema(examples = "RFR-2026-000007", description = "without gaps per legal entity and year")
        String number,

        @Schema(examples = "2026-01-05T09:38:31Z", description = "when it was paid")
        Instant issuedAt,

        @Schema(description = "the top-up's id") UUID topup,
        @Schema(examples = "sms-ab12345-1") String account,
        PartyView seller,
        PartyView buyer,
        List<LineView> lines,

        @Schema(examples = "EUR", description = "of the sums and of the lines' money")
        String currency,

        @Schema(examples = "6", implementation = String.class)
        Amount net,

        @Schema(examples = "1.2", implementation = String.class)
        Amount vat,

        @Schema(examples = "7.2", implementation = String.class, description = "what the card was charged")
        Amount total,

        @Schema(
                examples = "domestic",
                enumeration = {"domestic", "reverse-charge", "destination", "outside-scope"})
        String treatment,

        @Schema(description = "why no VAT is charged; absent if some is") @Nullable
        String note,

        CardView card) {

    /** Who sells or buys. */
    @Schema(name = "ReceiptParty")
    record PartyView(
            @Schema(examples = "Acme SARL", description = "of a customer without a billing profile its id")
            String name,

            @Schema(examples = "[\"12 rue du Port\", \"13002 Marseille\"]")
            List<String> address,

            @Schema(examples = "FR") String country,

            @Schema(examples = "FR11987654321", description = "absent if there is none") @Nullable
            String vatId) {

        static PartyView of(Party party) {
            return new PartyView(party.name(), party.address(), party.country(), party.vatId());
        }
    }

    /** What was bought; its VAT is rounded half up. */
    @Schema(name = "ReceiptLine")
    record LineView(
            @Schema(examples = "CREDIT", description = "of the balance")
            String currency,

            @Schema(examples = "100", implementation = String.class, description = "what was added to it")
            Amount amount,

            @Schema(examples = "6", implementation = String.class)
            Amount net,

            @Schema(examples = "20", implementation = String.class, description = "in percent")
            Amount rate,

            @Schema(examples = "1.2", implementation = String.class)
            Amount vat,

            @Schema(examples = "7.2", implementation = String.class)
            Amount total) {

        static LineView of(ReceiptLine line) {
            return new LineView(line.currency(), line.amount(), line.net(), line.rate(), line.vat(), line.total());
        }
    }

    /** The card that paid. */
    @Schema(name = "ReceiptCard")
    record CardView(
            @Schema(examples = "visa") String brand,
            @Schema(examples = "4242") String last4) {}
}
