package io.recredit.localstack.processor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can go wrong when a payment is asked for. */
public enum FaultKind {
    /** Nothing is done until released; if the caller has gone by then, nothing is ever done. */
    @JsonProperty("hold-before")
    HOLD_BEFORE,
    /** Done, its webhook sent, but not answered until released. */
    @JsonProperty("hold-answer")
    HOLD_ANSWER,
    /** Done, its webhook sent, never answered: the connection is closed after some time. */
    @JsonProperty("timeout-after-charge")
    TIMEOUT_AFTER_CHARGE,
    /** Nothing is done, and the answer is 500. */
    @JsonProperty("error-500-before")
    ERROR_500_BEFORE,
    /** Done, its webhook sent, and the answer is 500. */
    @JsonProperty("error-500-after")
    ERROR_500_AFTER,
    /** Nothing is done, and the answer is 429. */
    @JsonProperty("rate-limit")
    RATE_LIMIT,
    /** Nothing is done, and the connection is closed instead of an answer. */
    @JsonProperty("drop-connection-before")
    DROP_CONNECTION_BEFORE
}
