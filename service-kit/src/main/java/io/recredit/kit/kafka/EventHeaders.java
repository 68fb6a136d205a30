package io.recredit.kit.kafka;

import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventTime;
import io.recredit.kit.outbox.OutboxEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The CloudEvents headers of one service's events; what does not differ between events is encoded once. */
final class EventHeaders {

    private static final Header SPEC_VERSION = header(CloudEventHeaders.SPEC_VERSION, "1.0");
    private static final Header CONTENT_TYPE = header(CloudEventHeaders.CONTENT_TYPE, "application/json");

    private final Header source;

    /** Bounded by the event types that the code knows. */
    private final Map<String, Header> types = new ConcurrentHashMap<>();

    private volatile @Nullable Time lastTime;

    /** @param source the service that says it, e.g. {@code /billing-service} */
    EventHeaders(String source) {
        this.source = header(CloudEventHeaders.SOURCE, source);
    }

    /** The same headers in the same order as {@link CloudEventHeaders#of}. */
    List<Header> of(OutboxEvent event) {
        return List.of(
                SPEC_VERSION,
                header(CloudEventHeaders.ID, event.eventId().toString()),
                source,
                types.computeIfAbsent(event.type(), type -> header(CloudEventHeaders.TYPE, type)),
                timeOf(event.occurredAt()),
                header(CloudEventHeaders.SUBJECT, event.key()),
                CONTENT_TYPE);
    }

    /** The events of a batch mostly have one time. */
    private Header timeOf(Instant time) {
        Time last = lastTime;
        if (last == null || !last.time().equals(time)) {
            last = new Time(time, header(CloudEventHeaders.TIME, EventTime.text(time)));
            lastTime = last;
        }
        return last.header();
    }

    private record Time(Instant time, Header header) {}

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
