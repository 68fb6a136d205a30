package io.recredit.billing.card;

import io.recredit.billing.payment.PaymentGateway;
import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** The table {@code gateway_customer}: what our customers are called at the processor, and the lock of their cards. */
@ApplicationScoped
class GatewayCustomers {

    private static final String CREATE = """
            insert into gateway_customer (customer, id, created_at) values ($1, $2, $3) on conflict do nothing""";

    private static final String FIND = "select id, gateway_id from gateway_customer where customer = $1";

    /** Who comes second keeps what the first one stored. */
    private static final String NAME = """
            update gateway_customer set gateway_id = coalesce(gateway_id, $2) where customer = $1 returning gateway_id""";

    private static final String LOCK = "select 1 from gateway_customer where customer = $1 for update";

    private static final String DEFAULT_CHANGED = """
            update gateway_customer set default_changes = default_changes + 1 where customer = $1""";

    private final Pool pool;
    private final PaymentGateway gateway;

    GatewayCustomers(Pool pool, PaymentGateway gateway) {
        this.pool = pool;
        this.gateway = gateway;
    }

    /** The processor's id of the customer, made when first asked for. No transaction is open meanwhile. */
    Uni<String> idOf(String customer, Instant now) {
        return pool.preparedQuery(CREATE)
                .execute(Tuple.of(customer, Ids.next(), now.atOffset(ZoneOffset.UTC)))
                .chain(() -> pool.preparedQuery(FIND).execute(Tuple.of(customer)))
                .map(rows -> rows.iterator().next())
                .chain(row -> {
                    String known = row.getString(1);
                    return known != null ? Uni.createFrom().item(known) : create(customer, row);
                });
    }

    private Uni<String> create(String customer, Row row) {
        return gateway.createCustomer(row.getUUID(0), customer)
                .chain(id -> pool.preparedQuery(NAME).execute(Tuple.of(customer, id)))
                .map(rows -> rows.iterator().next().getString(0));
    }

    /**
     * Makes everybody else who changes the customer's cards wait until the transaction ends.
     *
     * @return false if the customer has none and never had
     */
    Uni<Boolean> lock(SqlConnection tx, String customer) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(customer)).map(rows -> rows.size() == 1);
    }

    /** Notes in the transaction of the change that {@link CardWatch} has to be told of it. */
    Uni<Void> noteDefaultChanged(SqlConnection tx, String customer) {
        return tx.preparedQuery(DEFAULT_CHANGED).execute(Tuple.of(customer)).replaceWithVoid();
    }
}
