package io.recredit.billing.retention;

import io.recredit.contracts.WireName;

/** What became of a week in a run. */
enum Archiving implements WireName {
    /** It would be archived: the run was a dry one. */
    DUE("due"),
    ARCHIVED("archived"),
    /** A top-up of this week has not ended, and would be credited in it. */
    OPEN_TOPUP("open-topup"),
    /** Somebody held it locked for longer than the run waits. */
    LOCKED("locked"),
    /** By the database's clock, or going by the youngest entries of the ledger, it is not old enough. */
    TOO_YOUNG("too-young"),
    /** Its running balances do not follow from its amounts, or the like; {@code ./dev verify} tells where. */
    INCONSISTENT("inconsistent");

    private final String wireName;

    Archiving(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** Whether younger weeks have to wait, because weeks are archived in their order. */
    boolean stopsRun() {
        return switch (this) {
            case DUE, ARCHIVED -> false;
            case OPEN_TOPUP, LOCKED, TOO_YOUNG, INCONSISTENT -> true;
        };
    }
}
