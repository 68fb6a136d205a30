package io.recredit.send.estimate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * Billing's answer. It may say more one day.
 *
 * @param reason absent if it suffices
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SufficiencyBody(boolean sufficient, @Nullable String reason) {

    Verdict verdict() {
        if (sufficient) {
            return new Verdict.Suffices();
        }
        return reason == null ? new Verdict.Unknown() : new Verdict.Refused(reason);
    }
}
