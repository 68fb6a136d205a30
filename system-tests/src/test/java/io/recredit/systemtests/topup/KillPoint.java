package io.recredit.systemtests.topup;

/** Where an attempt is when its process dies. */
enum KillPoint {
    /** The request to the processor has left, but nothing was done there. */
    BEFORE_THE_CALL,
    /** The card is charged, and nobody here knows it. */
    CHARGED_BEFORE_THE_ANSWER,
    /** The answer is here, and the transaction that credits it has begun. */
    ANSWERED_BEFORE_THE_COMMIT,
    /** The credit is committed, at this very moment. */
    AFTER_THE_COMMIT,
    /** The processor's webhook is being handled. */
    DURING_THE_WEBHOOK
}
