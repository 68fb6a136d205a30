package io.recredit.billing.ledger;

import io.recredit.contracts.WireName;

/** What an entry is; together with customer and id it is the entry's key. */
public enum EntryKind implements WireName {
    /** A message was paid. */
    CHARGE("charge"),
    /** A whole charge was given back; carries its charge's id. */
    REFUND("refund"),
    /** The operator corrected a balance. */
    ADJUSTMENT("adjustment"),
    TRANSFER_OUT("transfer-out"),
    TRANSFER_IN("transfer-in"),
    TOPUP("topup");

    private final String wireName;

    EntryKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
