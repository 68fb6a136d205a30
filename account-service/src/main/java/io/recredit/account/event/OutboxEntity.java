package io.recredit.account.event;

import io.recredit.kit.outbox.OutboxEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of the outbox, written in the session of the change; the relay of service-kit takes it from there. */
@Entity
@Table(name = "outbox")
@NullUnmarked // Hibernate fills the fields.
class OutboxEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String topic;
    String key;
    String type;

    @Column(name = "event_id")
    UUID eventId;

    byte[] body;

    @Column(name = "occurred_at")
    Instant occurredAt;

    OutboxEntity() {}

    OutboxEntity(OutboxEvent event) {
        topic = event.topic();
        key = event.key();
        type = event.type();
        eventId = event.eventId();
        body = event.body();
        occurredAt = event.occurredAt();
    }
}
