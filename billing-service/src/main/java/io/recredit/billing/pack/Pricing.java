package io.recredit.billing.pack;

import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Optional;

/** Prices what is to be added to a balance. */
public interface Pricing {

    /**
     * The price of {@code times} times an amount. Credits are sold in packs: the amount has to be the size of one, and
     * costs {@code times} packs. An amount of money costs itself.
     *
     * @param currency of the balance: {@code CREDIT} or an ISO 4217 code
     * @param amount positive
     * @param times at least 1
     * @return empty if no pack has that size, an amount of money is not in whole minor units, or the price would be
     *     larger than an amount can be
     */
    Uni<Optional<Price>> priceOf(SqlClient client, String currency, Amount amount, long times);

    /**
     * A pack on offer.
     *
     * @return empty if there is none of this id
     */
    Uni<Optional<Pack>> pack(SqlClient client, String id);
}
