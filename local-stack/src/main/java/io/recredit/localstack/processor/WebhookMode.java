package io.recredit.localstack.processor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the webhooks of events from now on are delivered. */
public enum WebhookMode {
    /** Each once, soon after the answer to the request that caused it. */
    @JsonProperty("normal")
    NORMAL,
    /** Never; the events can still be read and redelivered. */
    @JsonProperty("lost")
    LOST,
    /** Each twice, at the same time. */
    @JsonProperty("doubled")
    DOUBLED,
    /** Each three times, at the same time. */
    @JsonProperty("tripled")
    TRIPLED,
    /** Each once, and the request that caused it is answered only after that. */
    @JsonProperty("before-answer")
    BEFORE_ANSWER;

    int copies() {
        return switch (this) {
            case LOST -> 0;
            case NORMAL, BEFORE_ANSWER -> 1;
            case DOUBLED -> 2;
            case TRIPLED -> 3;
        };
    }
}
