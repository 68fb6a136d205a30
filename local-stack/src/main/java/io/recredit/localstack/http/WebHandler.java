package io.recredit.localstack.http;

import java.util.Optional;

/** Answers requests; called by many threads, which it may block. */
@FunctionalInterface
public interface WebHandler {

    /** The answer; empty to close the connection without one. */
    Optional<WebAnswer> answer(WebRequest request, WebCaller caller);
}
