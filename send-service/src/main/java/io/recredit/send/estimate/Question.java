package io.recredit.send.estimate;

import io.recredit.contracts.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Whether an amount suffices.
 *
 * @param user id of the user that would send; null if none is named
 * @param authorization the header of whoever asks: billing answers what that caller may know. For no log
 */
record Question(String account, @Nullable String user, String currency, Amount amount, String authorization) {

    /** Without the token. */
    @Override
    public String toString() {
        return "Question[" + account + " " + amount + " " + currency + "]";
    }
}
