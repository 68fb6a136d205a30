package io.recredit.billing.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes the table {@code audit}, each record in the transaction of the change that it tells of. It needs no lock and
 * makes nobody wait; it is written where the outbox is, after everything that is locked.
 */
@ApplicationScoped
public class AuditTrail {

    /** Bytes of what was, and of what is now, as JSON at most. The largest, a rule with ten addresses, has 3,000. */
    static final int MAX_DOCUMENT_BYTES = 8_192;

    private static final String COLUMNS =
            "id, at, customer, account, \"user\", kind, item, action, was, becomes, actor, actor_role, request_id";

    private static final String INSERT = "insert into audit (" + COLUMNS + """
            ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String INSERT_IN_SESSION = "insert into audit (" + COLUMNS + """
            ) values (?1, ?2, cast(?3 as text), cast(?4 as text), cast(?5 as uuid), ?6, ?7, ?8, cast(cast(?9 as text) as jsonb),
                cast(cast(?10 as text) as jsonb), ?11, ?12, cast(?13 as text))""";

    private final ObjectMapper json;

    AuditTrail(ObjectMapper json) {
        this.json = json;
    }

    /** Writes what was changed in this transaction; nothing if the record says that nothing is different. */
    public Uni<Void> record(SqlConnection tx, AuditRecord record) {
        if (!record.changesSomething()) {
            return Uni.createFrom().voidItem();
        }
        UUID id = Ids.next();
        Tuple values = Tuple.tuple()
                .addUUID(id)
                .addOffsetDateTime(Ids.timeOf(id).atOffset(ZoneOffset.UTC))
                .addString(record.scope().customer())
                .addString(record.scope().account())
                .addUUID(record.scope().user())
                .addString(record.kind().wireName())
                .addString(record.item())
                .addString(record.action().wireName())
                .addJsonObject(object(record.was()))
                .addJsonObject(object(record.becomes()))
                .addString(record.actor().subject())
                .addString(record.actor().role())
                .addString(record.actor().requestId());
        return tx.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** The same for catalogues, which are changed in a Hibernate session. */
    public Uni<Void> record(Mutiny.Session session, AuditRecord record) {
        if (!record.changesSomething()) {
            return Uni.createFrom().voidItem();
        }
        UUID id = Ids.next();
        return session.createNativeQuery(INSERT_IN_SESSION)
                .setParameter(1, id)
                .setParameter(2, Ids.timeOf(id))
                .setParameter(3, record.scope().customer())
                .setParameter(4, record.scope().account())
                .setParameter(5, textOf(record.scope().user()))
                .setParameter(6, record.kind().wireName())
                .setParameter(7, record.item())
                .setParameter(8, record.action().wireName())
                .setParameter(9, text(record.was()))
                .setParameter(10, text(record.becomes()))
                .setParameter(11, record.actor().subject())
                .setParameter(12, record.actor().role())
                .setParameter(13, record.actor().requestId())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static @Nullable String textOf(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private @Nullable JsonObject object(@Nullable Record document) {
        String text = text(document);
        return text == null ? null : new JsonObject(text);
    }

    private @Nullable String text(@Nullable Record document) {
        if (document == null) {
            return null;
        }
        try {
            String text = json.writeValueAsString(document);
            if (text.getBytes(StandardCharsets.UTF_8).length > MAX_DOCUMENT_BYTES) {
                throw new IllegalArgumentException(
                        document.getClass().getSimpleName() + " is too large for the audit: " + text.length());
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot write " + document.getClass().getSimpleName(), e);
        }
    }
}
