package io.recredit.send.smpp;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A final state in a receipt; states on the way (ENROUTE, ACCEPTD) are none. SMPP 3.4 §5.2.28 and appendix B. */
enum FinalState {
    DELIVRD(2),
    EXPIRED(3),
    DELETED(4),
    UNDELIV(5),
    UNKNOWN(7),
    REJECTD(8);

    private final int messageState;

    FinalState(int messageState) {
        this.messageState = messageState;
    }

    boolean isDelivered() {
        return this == DELIVRD;
    }

    /**
     * The state that a receipt reports.
     *
     * @param messageState the TLV message_state, which says it better than the text; null if there is none
     * @param text the text's {@code stat}; null if there is none
     */
    static Optional<FinalState> of(@Nullable Byte messageState, @Nullable String text) {
        for (FinalState state : values()) {
            boolean said = messageState != null
                    ? state.messageState == messageState
                    : text != null && state.name().equals(text.toUpperCase(Locale.ROOT));
            if (said) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
