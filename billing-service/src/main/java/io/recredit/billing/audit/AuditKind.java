package io.recredit.billing.audit;

import io.recredit.contracts.WireName;

/** What was changed, and what names one of the kind: the item of an {@link AuditRecord}. */
public enum AuditKind implements WireName {
    /** An operator's correction of a balance; the item is the ledger entry's id. */
    ADJUSTMENT("adjustment"),
    /** Of a balance; the item is its currency. */
    ALERT_RULE("alert-rule"),
    /** Of a balance; the item is its currency. */
    AUTO_TOPUP_RULE("auto-topup-rule"),
    /** What a user may still spend; the item is its currency. */
    ALLOWANCE("allowance"),
    /** What is added to a user's allowance by itself; the item is its currency. */
    ALLOWANCE_PLAN("allowance-plan"),
    /** What a user may spend in a day, week or month; the item is its currency. */
    LIMIT("limit"),
    /** The item is the card's id. */
    CARD("card"),
    /** Which card of a customer is charged when none is named; the item is the customer. */
    DEFAULT_CARD("default-card"),
    /** What is printed on a customer's receipts; the item is the customer. */
    BILLING_PROFILE("billing-profile"),
    /** The item is the tariff's id. */
    TARIFF("tariff"),
    /** The item is the country. */
    VAT_RATE("vat-rate");

    private final String wireName;

    AuditKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
