package io.recredit.send.estimate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * Billing's answer. It may say more one day.
 *
 * @param reason absent if it suffices
 * @param refusedBy only if a rule of the user's would be broken
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SufficiencyBody(
        boolean sufficient,
        @Nullable String reason,
        @Nullable String refusedBy) {

    Verdict verdict() {
        if (sufficient) {
            return new Verdict.Suffices();
        }
        return reason == null ? new Verdict.Unknown() : new Verdict.Refused(reason, refusedBy);
    }
}
