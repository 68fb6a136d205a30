package io.recredit.send.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text and to whom it may be sent, as somebody who thinks of sending it says. What is missing is null.
 *
 * @param purpose as a send request has it
 * @param user id of the user that would send
 * @param smartSubstitution as a send request has it
 */
public record Outline(
        @Nullable String text,
        @Nullable List<@Nullable String> recipients,
        @Nullable String purpose,
        @Nullable String user,
        @Nullable Boolean smartSubstitution) {

    /** Recipients at most: as many as one send request can have messages. */
    public static final int MAX_RECIPIENTS = SendRequest.MAX_MESSAGES;
}
