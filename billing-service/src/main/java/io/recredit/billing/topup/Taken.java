package io.recredit.billing.topup;

/** What is to be done with an attempt that was due. */
sealed interface Taken {

    /** It was stored what is charged, and under which lease: charge. */
    record ToCharge(Attempt attempt) implements Taken {}

    /** It may have been charged: ask. */
    record ToAsk(Attempt attempt) implements Taken {}

    /** It ended without asking anybody. */
    record Ended(Settled settled) implements Taken {}

    /** It is not needed any more. */
    record Cancelled(Attempt attempt) implements Taken {}

    /** Somebody else has it, or it is not due any more. */
    record Gone() implements Taken {}
}
