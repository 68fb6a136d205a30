package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code /v1/events}. */
final class EventCalls {

    private final ProcessorState state;
    private final Rendering rendering;

    EventCalls(ProcessorState state, Rendering rendering) {
        this.state = state;
        this.rendering = rendering;
    }

    Reply get(Call call) {
        ProcessorEvent event = state.event(call.id());
        ObjectNode body = event == null ? null : rendering.event(event);
        if (body == null) {
            throw StripeProblem.notFound("event", call.id());
        }
        return Reply.of(body);
    }

    /** Newest first; of one type if it is given. */
    Reply list(Call call) {
        int limit = Page.limit(call.form());
        Optional<String> type = call.form().get("type");
        Optional<String> after = call.form().get("starting_after");
        List<ObjectNode> matching = new ArrayList<>(state.events())
                .reversed().stream()
                        .filter(event -> type.isEmpty() || type.get().equals(event.type()))
                        .dropWhile(event -> after.isPresent() && !event.id().equals(after.get()))
                        .skip(after.isPresent() ? 1 : 0)
                        .map(rendering::event)
                        .filter(Objects::nonNull)
                        .limit(limit + 1L)
                        .toList();
        return Reply.of(
                StripeJson.list("/v1/events", matching.stream().limit(limit).toList(), matching.size() > limit));
    }
}
