package io.recredit.systemtests.load;

/**
 * A message that send-service acknowledged: from then on it must be decided, exactly once.
 *
 * @param to of all messages of a run none has the same number
 */
public record Promised(String account, String id, String to) {}
