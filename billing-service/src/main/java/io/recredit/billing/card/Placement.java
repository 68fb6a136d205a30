package io.recredit.billing.card;

import java.util.List;

/** What a newly stored card is to its customer. */
enum Placement {
    /** The first one: it is charged unless another is asked for. */
    DEFAULT,
    /** One of several. */
    FURTHER,
    /** There are {@link #MAX_CARDS} already: it is given up at once. */
    ONE_TOO_MANY;

    /** Cards of a customer at most. */
    static final int MAX_CARDS = 20;

    /** @param stored the cards there are, in a state in which nobody else can add one */
    static Placement beside(List<Card> stored) {
        if (stored.size() >= MAX_CARDS) {
            return ONE_TOO_MANY;
        }
        return stored.stream().anyMatch(Card::standard) ? FURTHER : DEFAULT;
    }
}
