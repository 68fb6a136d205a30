package io.recredit.localstack.http;

/** Who waits for an answer. */
@FunctionalInterface
public interface WebCaller {

    /** Whether the caller hung up, which its system also does for it when it was killed. */
    boolean hasGone();
}
