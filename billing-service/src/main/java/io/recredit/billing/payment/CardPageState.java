package io.recredit.billing.payment;

/** What became of a page on which a card can be stored. */
public sealed interface CardPageState {

    /** Nobody has entered a card yet. */
    record Open() implements CardPageState {}

    /** A card was stored. */
    record Completed(StoredCard card) implements CardPageState {}

    /** It was left to expire, or the processor knows no such page. */
    record Expired() implements CardPageState {}
}
