package io.recredit.billing.card;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds stored cards. */
public interface Cards {

    /**
     * The card to charge: the one asked for or, if none was, the customer's default.
     *
     * @param client a transaction's connection, or the pool
     * @return empty if it was removed, is another customer's, or there is none
     */
    Uni<Optional<Card>> toCharge(SqlClient client, String customer, @Nullable UUID card);

    /** Any card that the customer ever stored, also a removed one, for showing what was charged. */
    Uni<Optional<Card>> find(SqlClient client, String customer, UUID card);
}
