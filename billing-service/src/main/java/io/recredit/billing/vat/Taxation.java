package io.recredit.billing.vat;

import io.recredit.billing.ledger.BalanceKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;

/** Knows on which terms an account's owner buys. */
public interface Taxation {

    /**
     * The terms at a time: from the customer's billing profile or, without one, the account's home country and no VAT id;
     * at the rate that is valid on that day in the seller's time zone.
     *
     * @param client a transaction's connection, or the pool
     * @return fails if there is no rate for the country
     */
    Uni<VatTerms> termsOf(SqlClient client, BalanceKey balance, Instant at);
}
