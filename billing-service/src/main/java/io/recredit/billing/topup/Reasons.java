package io.recredit.billing.topup;

/** Why an attempt did not succeed, where it is not the bank's or the processor's own code. */
final class Reasons {

    /** Stripe's code: the card's holder would have to approve. */
    static final String AUTHENTICATION_REQUIRED = "authentication_required";

    /** The customer has no card, or the one that the rule names was removed. */
    static final String NO_CARD = "no-card";

    /** No pack has that size any more, or the amount is not in whole minor units. */
    static final String NOT_FOR_SALE = "not-for-sale";

    /** The balance would be larger than a balance may be. */
    static final String BALANCE_TOO_LARGE = "balance-too-large";

    /** The processor does not know it, and too much time has passed to send it again. */
    static final String NOT_CHARGED = "not-charged";

    /** The processor answered with errors until it could be given up, and has no payment. */
    static final String PROCESSOR_ERROR = "processor-error";

    /** The processor could not be reached for as long as somebody waits for a one-time top-up. */
    static final String PROCESSOR_UNAVAILABLE = "processor-unavailable";

    /** The processor charged another amount or currency than was asked for; a person has to look at it. */
    static final String AMOUNT_DIFFERS = "amount-differs";

    /** An attempt that was not charged, and whose balance is back, whose rule is off, or that another one replaces. */
    static final String NOT_NEEDED = "not-needed";

    private Reasons() {}
}
