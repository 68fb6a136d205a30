package io.recredit.billing.receipt;

import io.recredit.billing.pack.MinorUnits;
import io.recredit.billing.vat.Party;
import io.recredit.billing.vat.VatTerms;
import io.recredit.contracts.Amount;
import io.recredit.contracts.VatTreatment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says, apart from its number and sums. Kept as JSON: fields are only ever added.
 *
 * @param note what the law wants to be said where no VAT is charged; null where some is
 */
public record ReceiptContent(
        Party seller,
        Party buyer,
        List<ReceiptLine> lines,
        VatTreatment treatment,
        @Nullable String note,
        String cardBrand,
        String cardLast4) {

    static ReceiptContent of(Sale sale) {
        VatTerms terms = sale.vat().terms();
        long vatMinor = sale.vat().minorUnits();
        ReceiptLine line = new ReceiptLine(
                sale.balance().currency(),
                sale.amount(),
                money(sale.netMinor(), sale.currency()),
                terms.percent(),
                money(vatMinor, sale.currency()),
                money(Math.addExact(sale.netMinor(), vatMinor), sale.currency()));
        return new ReceiptContent(
                terms.seller().party(),
                terms.buyer(),
                List.of(line),
                terms.treatment(),
                noteOf(terms.treatment()),
                sale.cardBrand(),
                sale.cardLast4());
    }

    static Amount money(long minorUnits, String currency) {
        return Amount.ofMicros(Math.multiplyExact(minorUnits, MinorUnits.micros(currency)));
    }

    private static @Nullable String noteOf(VatTreatment treatment) {
        return switch (treatment) {
            case DOMESTIC, DESTINATION -> null;
            case REVERSE_CHARGE ->
                "Reverse charge: the VAT is owed by the customer (Directive 2006/112/EC, Articles 44 and 196).";
            case OUTSIDE_SCOPE ->
                "Outside the scope of EU VAT: the customer is outside the EU (Directive 2006/112/EC, Articles 44 and 59).";
        };
    }
}
