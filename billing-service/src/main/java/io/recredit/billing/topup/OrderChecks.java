package io.recredit.billing.topup;

import io.recredit.billing.pack.Price;
import io.recredit.billing.vat.VatTerms;
import io.recredit.contracts.Amount;
import io.recredit.kit.problem.FieldError;
import java.util.Optional;

/** What makes a purchase impossible that is well-formed. */
final class OrderChecks {

    static final FieldError UNKNOWN_CARD =
            new FieldError("card", "unknown-card", "must be a stored card of the same customer");

    private OrderChecks() {}

    /**
     * What is wrong with the field {@code threshold}: a balance that one payment cannot lift over it would be followed by
     * payment after payment, with nobody looking.
     *
     * @param price of the amount, which costs not more than one payment may
     */
    static Optional<FieldError> outOfReach(
            Amount threshold, Amount amount, Optional<Price> price, VatTerms terms, Policy policy) {
        MinorPrice one = price.map(found -> MinorPrice.of(found.amount(), found.currency()))
                .orElseThrow();
        long affordable = terms.largestNetWithin(policy.maxPaymentMinorUnits()) / one.minorUnits();
        return Math.ceilDiv(threshold.micros(), amount.micros()) > affordable
                ? Optional.of(new FieldError(
                        "threshold",
                        "too-large",
                        "must be within reach of one payment: at most " + affordable + " times the amount"))
                : Optional.empty();
    }

    /** What is wrong with the field {@code amount}, judged by its price with VAT. */
    static Optional<FieldError> faultOf(Optional<Price> price, VatTerms terms, Policy policy) {
        if (price.isEmpty()) {
            return Optional.of(new FieldError(
                    "amount", "not-for-sale", "must be the size of a pack or, for money, in whole minor units"));
        }
        String currency = price.get().currency();
        long most = policy.maxPaymentMinorUnits();
        MinorPrice mostNet = new MinorPrice(terms.largestNetWithin(most), currency);
        return mostNet.amount().isLessThan(price.get().amount())
                ? Optional.of(new FieldError(
                        "amount",
                        "too-large",
                        "must cost at most " + new MinorPrice(most, currency).amount() + " " + currency
                                + " with VAT in one payment"))
                : Optional.empty();
    }
}
