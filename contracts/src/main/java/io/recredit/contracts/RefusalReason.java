package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why billing refused a charge or a refund. */
public enum RefusalReason implements WireName {
    /** The balance is smaller than the price. */
    @JsonProperty("insufficient-balance")
    INSUFFICIENT_BALANCE("insufficient-balance"),
    /** Decided too late, or the id's time lies outside the window in which charges are decided. */
    @JsonProperty("expired")
    EXPIRED("expired"),
    @JsonProperty("unknown-account")
    UNKNOWN_ACCOUNT("unknown-account"),
    /** The account is suspended or closed. */
    @JsonProperty("account-not-active")
    ACCOUNT_NOT_ACTIVE("account-not-active"),
    /** The user does not exist or belongs to another account. */
    @JsonProperty("unknown-user")
    UNKNOWN_USER("unknown-user"),
    @JsonProperty("user-not-active")
    USER_NOT_ACTIVE("user-not-active"),
    /** A spending rule of the user does not allow it; the outcome names the rule. */
    @JsonProperty("user-limit")
    USER_LIMIT("user-limit"),
    /** The request could not be read, or contradicts an earlier one. */
    @JsonProperty("invalid")
    INVALID("invalid"),
    /** A refund names a charge that was never taken. */
    @JsonProperty("no-such-charge")
    NO_SUCH_CHARGE("no-such-charge");

    private final String wireName;

    RefusalReason(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
