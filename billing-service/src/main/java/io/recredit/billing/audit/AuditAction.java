package io.recredit.billing.audit;

import io.recredit.contracts.WireName;

/** What was done to it. */
public enum AuditAction implements WireName {
    CREATED("created"),
    CHANGED("changed"),
    REMOVED("removed");

    private final String wireName;

    AuditAction(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
