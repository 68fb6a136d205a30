package io.recredit.billing.card;

import io.recredit.billing.payment.StoredCard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code card}. What changes a customer's cards holds the lock of {@link GatewayCustomers}. */
@ApplicationScoped
class CardRows implements Cards {

    private static final String SELECT = """
            select c.id, c.customer, g.gateway_id, c.gateway_card, c.brand, c.last4, c.expiry_month, c.expiry_year,
                c.is_default, c.added_at
            from card c join gateway_customer g on g.customer = c.customer
            where c.customer = $1""";

    private static final String DEFAULT = SELECT + " and c.is_default";

    private static final String ANY = SELECT + " and c.id = $2";

    private static final String STORED = SELECT + " and c.removed_at is null order by c.id";

    /**
     * Who names a card in a transaction holds it until the commit: a removal waits, and then sees what names it. The
     * default is not held, because a row that stops being it would be found missing instead of replaced.
     */
    private static final String HELD = ANY + " and c.removed_at is null for share of c";

    private static final String INSERT = """
            insert into card (id, customer, gateway_card, brand, last4, expiry_month, expiry_year, is_default, added_at,
                added_by, removed_at, removed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (gateway_card) do nothing""";

    private static final String ID_OF = "select id from card where gateway_card = $1";

    private static final String CLEAR_DEFAULT = "update card set is_default = false where customer = $1 and is_default";

    private static final String SET_DEFAULT = "update card set is_default = true where customer = $1 and id = $2";

    private static final String REMOVE = """
            update card set removed_at = $3, removed_by = $4, is_default = false where customer = $1 and id = $2""";

    private static final String NAMED_BY_A_RULE = """
            select account, currency from balance_rule where customer = $1 and card = $2
            order by account, currency limit 1""";

    @Override
    public Uni<Optional<Card>> toCharge(SqlClient client, String customer, @Nullable UUID card) {
        return (card == null
                        ? client.preparedQuery(DEFAULT).execute(Tuple.of(customer))
                        : client.preparedQuery(HELD).execute(Tuple.of(customer, card)))
                .map(CardRows::first);
    }

    @Override
    public Uni<Optional<Card>> find(SqlClient client, String customer, UUID card) {
        return client.preparedQuery(ANY).execute(Tuple.of(customer, card)).map(CardRows::first);
    }

    /** The cards that were not removed, in the order in which they were added. */
    Uni<List<Card>> stored(SqlClient client, String customer) {
        return client.preparedQuery(STORED)
                .execute(Tuple.of(customer))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CardRows::read)
                        .toList());
    }

    /** Adds a card. If the processor's card is there already nothing happens, and the result is false. */
    Uni<Boolean> insert(
            SqlConnection tx,
            UUID id,
            String customer,
            StoredCard card,
            Placement placement,
            String actor,
            Instant now) {
        boolean removed = placement == Placement.ONE_TOO_MANY;
        Tuple values = Tuple.tuple()
                .addUUID(id)
                .addString(customer)
                .addString(card.gatewayId())
                .addString(card.brand())
                .addString(card.last4())
                .addInteger(card.expiryMonth())
                .addInteger(card.expiryYear())
                .addBoolean(placement == Placement.DEFAULT)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(actor)
                .addOffsetDateTime(removed ? now.atOffset(ZoneOffset.UTC) : null)
                .addString(removed ? actor : null);
        return tx.preparedQuery(INSERT).execute(values).map(result -> result.rowCount() == 1);
    }

    /** The card that is this one at the processor. */
    Uni<UUID> idOf(SqlConnection tx, StoredCard card) {
        return tx.preparedQuery(ID_OF)
                .execute(Tuple.of(card.gatewayId()))
                .map(rows -> rows.iterator().next().getUUID(0));
    }

    /** Makes it the default in the place of the one that is. */
    Uni<Void> makeDefault(SqlConnection tx, Card card) {
        return tx.preparedQuery(CLEAR_DEFAULT)
                .execute(Tuple.of(card.customer()))
                .chain(() -> tx.preparedQuery(SET_DEFAULT).execute(Tuple.of(card.customer(), card.id())))
                .replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection tx, Card card, String actor, Instant now) {
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(card.customer(), card.id(), now.atOffset(ZoneOffset.UTC), actor))
                .replaceWithVoid();
    }

    /** The account and currency of a rule that names the card, if there is one. */
    Uni<Optional<String>> ruleNaming(SqlConnection tx, Card card) {
        return tx.preparedQuery(NAMED_BY_A_RULE)
                .execute(Tuple.of(card.customer(), card.id()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0) + " (" + row.getString(1) + ")")
                        .findFirst());
    }

    private static Optional<Card> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CardRows::read)
                .findFirst();
    }

    private static Card read(Row row) {
        return new Card(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                YearMonth.of(row.getInteger(7), row.getInteger(6)),
                row.getBoolean(8),
                row.getOffsetDateTime(9).toInstant());
    }
}
