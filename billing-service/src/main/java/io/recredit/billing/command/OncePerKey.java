package io.recredit.billing.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Carries a money command out once per idempotency key. The key, the hash of the content and the answer are written in
 * the transaction of the effect, so they are there exactly if the effect is. A command that fails leaves nothing
 * behind, not even its key: after a refusal the same request may be sent again.
 *
 * <p>The key's row is taken before any balance is locked, and nobody who holds a balance waits for a key; two requests
 * with one key wait for each other here.
 */
@ApplicationScoped
public class OncePerKey {

    private static final String CLAIM = """
            insert into idempotency (customer, scope, key, content_hash, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict do nothing""";

    private static final String FIND = """
            select content_hash, response from idempotency where customer = $1 and scope = $2 and key = $3""";

    private static final String REMEMBER = """
            update idempotency set response = $4 where customer = $1 and scope = $2 and key = $3""";

    private final Pool pool;
    private final ObjectMapper json;

    OncePerKey(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * Runs the effect in a transaction of its own, or repeats the answer that it gave before.
     *
     * @param type the answer's class: kept as JSON
     * @param effect is given the transaction; when it fails, everything is rolled back
     * @return fails with the problem {@code idempotency-key-reused} if the key came before with other content
     */
    public <T extends Record> Uni<Answer<T>> run(
            CommandKey command, Class<T> type, Instant now, Function<SqlConnection, Uni<T>> effect) {
        return pool.withTransaction(tx -> claim(tx, command, now).chain(isNew -> {
            if (!isNew) {
                return replay(tx, command, type);
            }
            return effect.apply(tx).call(body -> remember(tx, command, body)).map(body -> new Answer<>(body, false));
        }));
    }

    private static Uni<Boolean> claim(SqlConnection tx, CommandKey command, Instant now) {
        Tuple values = keyOf(command)
                .addValue(Buffer.buffer(command.contentHash()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(CLAIM).execute(values).map(result -> result.rowCount() == 1);
    }

    private <T extends Record> Uni<Answer<T>> replay(SqlConnection tx, CommandKey command, Class<T> type) {
        return tx.preparedQuery(FIND).execute(keyOf(command)).map(rows -> {
            Row row = onlyRow(rows);
            if (!Arrays.equals(row.getBuffer(0).getBytes(), command.contentHash())) {
                throw IdempotencyKey.reused();
            }
            return new Answer<>(read(row.getJsonObject(1), type), true);
        });
    }

    private static Row onlyRow(RowSet<Row> rows) {
        if (rows.size() != 1) {
            throw new IllegalStateException("an idempotency key was purged while it was in use");
        }
        return rows.iterator().next();
    }

    private Uni<Void> remember(SqlConnection tx, CommandKey command, Record body) {
        Tuple values = keyOf(command).addJsonObject(write(body));
        return tx.preparedQuery(REMEMBER).execute(values).replaceWithVoid();
    }

    private static Tuple keyOf(CommandKey command) {
        return Tuple.of(command.customer(), command.scope(), command.key().value());
    }

    private JsonObject write(Record body) {
        try {
            return new JsonObject(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + body.getClass().getSimpleName(), e);
        }
    }

    private <T> T read(JsonObject body, Class<T> type) {
        try {
            // An answer stored by another version may have more fields than this one knows.
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(body.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is no " + type.getSimpleName() + " any more", e);
        }
    }
}
