package io.recredit.kit.problem;

/** The body of one request, on its way in or already there. */
interface IncomingBody {

    /** What of it has come, in bytes. */
    long arrivedBytes();

    /** Whether nothing more of it will come. */
    boolean isWhole();

    /** Answers the request, if nobody has, and hangs up. */
    void stop(EarlyProblem why);
}
