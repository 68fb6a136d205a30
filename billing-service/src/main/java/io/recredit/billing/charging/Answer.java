package io.recredit.billing.charging;

/** What one delivered request gets. */
sealed interface Answer {

    /**
     * Its decision, to be published.
     *
     * @param repeated whether the decision was made for an earlier delivery
     */
    record Decided(Decision decision, boolean repeated) implements Answer {}

    /** The id was used before with other content: a dead letter, and never an outcome. */
    record Conflict(DecisionKey key) implements Answer {}
}
