package io.recredit.billing.adjustment;

import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.Amount;

/** An adjustment as the audit keeps it. */
record AdjustmentDocument(String currency, Amount amount, Amount balanceAfter, String reason) {

    static AdjustmentDocument of(Adjustment adjustment, Entry posted) {
        return new AdjustmentDocument(
                adjustment.balance().currency(), posted.amount(), posted.balanceAfter(), adjustment.reason());
    }
}
