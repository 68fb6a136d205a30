package io.recredit.systemtests.load;

import java.util.List;

/**
 * One request of a client: what is sent again, unchanged and under the same key, until it is answered.
 *
 * @param key its Idempotency-Key
 */
record Request(String account, String key, List<Draft> messages) {

    /** One message to be sent; written as JSON by its components' names. */
    record Draft(String to, String from, String text, String purpose) {}
}
