package io.recredit.send.intake;

import io.recredit.contracts.ChargeRequested;
import io.recredit.send.message.MessageState;
import io.recredit.send.message.MessageView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request whose messages are to be stored all together or not at all.
 *
 * @param key the caller's name for the request, if given
 * @param validUntil past this time billing refuses the charges
 */
record NewRequest(
        String customer,
        String account,
        @Nullable RequestKey key,
        Instant acceptedAt,
        Instant validUntil,
        List<NewMessage> messages) {

    NewRequest {
        messages = List.copyOf(messages);
    }

    List<UUID> ids() {
        return messages.stream().map(NewMessage::id).toList();
    }

    /** What billing is asked for. */
    Stream<ChargeRequested> charges() {
        return messages.stream()
                .map(message -> new ChargeRequested(
                        message.id(),
                        customer,
                        account,
                        message.user(),
                        message.currency(),
                        message.total(),
                        message.segments(),
                        message.price().country(),
                        message.price().prefix(),
                        message.purpose(),
                        acceptedAt,
                        validUntil));
    }

    /** The messages as they are shown right after they were stored. */
    List<MessageView> views() {
        return messages.stream().map(this::view).toList();
    }

    private MessageView view(NewMessage message) {
        return new MessageView(
                message.id(),
                account,
                message.recipient(),
                message.sender(),
                message.body(),
                message.purpose(),
                message.user(),
                message.alphabet().encoding().wireName(),
                message.alphabet().singleShift().orElse(null),
                message.alphabet().lockingShift().orElse(null),
                message.characters(),
                message.segments(),
                message.substitution(),
                message.total(),
                message.currency(),
                MessageState.ACCEPTED.wireName(),
                null,
                null,
                null,
                false,
                acceptedAt,
                null,
                null,
                null);
    }
}
