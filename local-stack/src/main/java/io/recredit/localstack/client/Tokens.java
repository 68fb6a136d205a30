package io.recredit.localstack.client;

/** Where a client gets the bearer token of each request from. */
@FunctionalInterface
public interface Tokens {

    /** A token that is valid for at least some seconds. */
    String current();
}
