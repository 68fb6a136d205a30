package io.recredit.billing.pack;

import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Checks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Prices credits by the table {@code pack}, and money by itself. */
@ApplicationScoped
class PackPricing implements Pricing {

    private static final String OF_SIZE = """
            select price_micros, price_currency from pack where currency = $1 and amount_micros = $2 and active""";

    private static final String BY_ID = "select currency, amount_micros from pack where id = $1 and active";

    @Override
    public Uni<Optional<Pack>> pack(SqlClient client, String id) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> first(rows).map(row -> new Pack(row.getString(0), Amount.ofMicros(row.getLong(1)))));
    }

    @Override
    public Uni<Optional<Price>> priceOf(SqlClient client, String currency, Amount amount, long times) {
        if (!Checks.CREDIT.equals(currency)) {
            Optional<Price> price =
                    MinorUnits.isWhole(amount, currency) ? times(amount, currency, times) : Optional.empty();
            return Uni.createFrom().item(price);
        }
        return client.preparedQuery(OF_SIZE)
                .execute(Tuple.of(currency, amount.micros()))
                .map(rows -> packPrice(rows).flatMap(pack -> times(pack.amount(), pack.currency(), times)));
    }

    private static Optional<Price> packPrice(RowSet<Row> rows) {
        return first(rows).map(row -> new Price(Amount.ofMicros(row.getLong(0)), row.getString(1)));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static Optional<Price> times(Amount amount, String currency, long times) {
        long micros = amount.micros();
        return times > Amount.LARGEST.micros() / micros
                ? Optional.empty()
                : Optional.of(new Price(Amount.ofMicros(micros * times), currency));
    }
}
