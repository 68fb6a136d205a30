package io.recredit.billing.topup;

import io.recredit.billing.pack.Price;
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
     * @param price of the amount, not more than one payment may cost
     */
    static Optional<FieldError> outOfReach(Amount threshold, Amount amount, Optional<Price> price, Policy policy) {
        MinorPrice one = price.map(found -> MinorPrice.of(found.amount(), found.currency()))
                .orElseThrow();
        long affordable = policy.maxPaymentMinorUnits() / one.minorUnits();
        return Math.ceilDiv(threshold.micros(), amount.micros()) > affordable
                ? Optional.of(new FieldError(
                        "threshold",
                        "too-large",
                        "must be within reach of one payment: at most " + affordable + " times the amount"))
                : Optional.empty();
    }

    /** What is wrong with the field {@code amount}, judged by its price. */
    static Optional<FieldError> faultOf(Optional<Price> price, Policy policy) {
        if (price.isEmpty()) {
            return Optional.of(new FieldError(
                    "amount", "not-for-sale", "must be the size of a pack or, for money, in whole minor units"));
        }
        String currency = price.get().currency();
        MinorPrice most = new MinorPrice(policy.maxPaymentMinorUnits(), currency);
        return most.amount().isLessThan(price.get().amount())
                ? Optional.of(new FieldError(
                        "amount",
                        "too-large",
                        "must cost at most " + most.amount() + " " + currency + " in one payment"))
                : Optional.empty();
    }
}
