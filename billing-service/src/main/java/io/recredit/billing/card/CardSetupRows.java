package io.recredit.billing.card;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table {@code card_setup}. */
@ApplicationScoped
class CardSetupRows {

    private static final String SELECT = """
            select id, customer, page, url, state, card, opened_by, opened_by_role, expires_at from card_setup""";

    private static final String ONE = SELECT + " where customer = $1 and id = $2";

    private static final String OF_PAGE = SELECT + " where page = $1";

    private static final String NEWEST_OPEN =
            SELECT + " where customer = $1 and state = 'open' order by id desc limit $2";

    private static final String INSERT = """
            insert into card_setup (id, customer, page, url, state, opened_at, opened_by, opened_by_role, expires_at)
            values ($1, $2, $3, $4, 'open', $5, $6, $7, $8)""";

    private static final String SETTLE = """
            update card_setup set state = $2, card = $3, settled_at = $4 where id = $1 and state = 'open'""";

    Uni<Optional<CardSetup>> find(SqlClient client, String customer, UUID id) {
        return client.preparedQuery(ONE).execute(Tuple.of(customer, id)).map(CardSetupRows::first);
    }

    /** @param page the processor's id of it */
    Uni<Optional<CardSetup>> ofPage(SqlClient client, String page) {
        return client.preparedQuery(OF_PAGE).execute(Tuple.of(page)).map(CardSetupRows::first);
    }

    Uni<List<CardSetup>> newestOpen(SqlClient client, String customer, int limit) {
        return client.preparedQuery(NEWEST_OPEN)
                .execute(Tuple.of(customer, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CardSetupRows::read)
                        .toList());
    }

    Uni<Void> insert(SqlClient client, CardSetup setup, Instant now) {
        Tuple values = Tuple.tuple()
                .addUUID(setup.id())
                .addString(setup.customer())
                .addString(setup.page())
                .addString(setup.url().toString())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(setup.openedBy())
                .addString(setup.openedByRole())
                .addOffsetDateTime(setup.expiresAt().atOffset(ZoneOffset.UTC));
        return client.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** Stores how an open one ended. */
    Uni<Void> settle(SqlClient client, CardSetup settled, Instant now) {
        Tuple values = Tuple.tuple()
                .addUUID(settled.id())
                .addString(settled.state().wireName())
                .addUUID(settled.card())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return client.preparedQuery(SETTLE).execute(values).replaceWithVoid();
    }

    private static Optional<CardSetup> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CardSetupRows::read)
                .findFirst();
    }

    private static CardSetup read(Row row) {
        return new CardSetup(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                URI.create(row.getString(3)),
                SetupState.of(row.getString(4)),
                row.getUUID(5),
                row.getString(6),
                row.getString(7),
                row.getOffsetDateTime(8).toInstant());
    }
}
