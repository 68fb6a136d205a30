package io.recredit.systemtests.harness;

/**
 * An attempt to charge a card, as billing has it stored.
 *
 * @param episode empty if it was asked for by hand
 * @param credits what is added, or empty if that was never decided
 * @param reason why nothing was added, or empty
 */
public record Topup(String id, String kind, String state, String episode, String credits, String reason) {

    public boolean isOpen() {
        return !state.equals("succeeded") && !state.equals("declined") && !state.equals("cancelled");
    }

    public boolean hasSucceeded() {
        return state.equals("succeeded");
    }
}
