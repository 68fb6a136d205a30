package io.recredit.billing.reference;

import io.recredit.contracts.AccountColumns;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads single rows of {@code ref_account}, which the directory writes. */
@ApplicationScoped
class AccountRepository {

    private static final String FIND = """
            select account, customer, state, charging_currency, home_country, language, time_zone,
                refund_on_failed_delivery, revision, max_segments, national_languages, destination_currencies
            from ref_account where account = $1""";

    private final Pool pool;

    AccountRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<AccountState>> find(String account) {
        return pool.preparedQuery(FIND).execute(Tuple.of(account)).map(AccountRepository::read);
    }

    private static Optional<AccountState> read(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(new AccountState(
                row.getString(0),
                row.getString(1),
                WireName.of(LifeState.class, row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getLong(8),
                row.getInteger(9),
                AccountColumns.languages(row.getString(10)),
                AccountColumns.currencies(row.getString(11))));
    }
}
