package io.recredit.account.event;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.recredit.kit.kafka.SqlState;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Runs changes together with the events that tell of them: both happen, or neither. */
@ApplicationScoped
public class Transactions {

    private final Outbox outbox;

    Transactions(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Runs the work in one transaction; what it {@link #publish}es goes out after the commit. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work).invoke(outbox::wake);
    }

    /** Stores an event in the running transaction. Rows that decide its order must be locked before. */
    public Uni<Void> publish(OutboxEvent event) {
        return Panache.getSession().chain(session -> session.persist(new OutboxEntity(event)));
    }

    /** Whether a transaction failed because something with the same key was there first, perhaps by a hair. */
    public static boolean isUniqueViolation(Throwable failure) {
        return SqlState.startsWith(failure, SqlState.UNIQUE_VIOLATION);
    }
}
