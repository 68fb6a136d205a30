package io.recredit.send.intake;

import java.util.Optional;

/** How the fields of the messages being checked are called in the request that they came in. */
@FunctionalInterface
interface FieldNames {

    /** Of a send request: {@code messages[0].to}. */
    FieldNames OF_MESSAGES = (message, field) -> Optional.of("messages[" + message + "]" + field);

    /** Of messages that differ only in their recipients; what they share is named for the first of them. */
    FieldNames OF_RECIPIENTS = (message, field) -> field.equals(".to")
            ? Optional.of("recipients[" + message + "]")
            : Optional.of(field.substring(1)).filter(shared -> message == 0);

    /**
     * The name of a message's field, empty if an error in it is told already.
     *
     * @param message from 0
     * @param field with its point, such as {@code .to}
     */
    Optional<String> of(int message, String field);
}
