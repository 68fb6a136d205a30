package io.recredit.billing.balance;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the table {@code balance}; only the ledger writes it. */
@ApplicationScoped
class BalanceRepository {

    private static final String OF_ACCOUNT = """
            select currency, balance_micros, last_entry_no, updated_at
            from balance where customer = $1 and account = $2
            order by currency""";

    private final Pool pool;

    BalanceRepository(Pool pool) {
        this.pool = pool;
    }

    /** The balances that exist, by currency. */
    Uni<List<BalanceView>> of(AccountState account) {
        return pool.preparedQuery(OF_ACCOUNT)
                .execute(Tuple.of(account.customer(), account.account()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BalanceRepository::read)
                        .toList());
    }

    /** The same, but the charging currency's is always there, with zero from the start, and comes first. */
    Uni<List<BalanceView>> withChargingCurrencyFirst(AccountState account) {
        return of(account).map(found -> chargingCurrencyFirst(found, account.chargingCurrency()));
    }

    private static List<BalanceView> chargingCurrencyFirst(List<BalanceView> found, String chargingCurrency) {
        BalanceView charging = found.stream()
                .filter(balance -> balance.currency().equals(chargingCurrency))
                .findFirst()
                .orElseGet(() -> BalanceView.empty(chargingCurrency));
        Stream<BalanceView> others = found.stream().filter(balance -> !balance.equals(charging));
        return Stream.concat(Stream.of(charging), others).toList();
    }

    private static BalanceView read(Row row) {
        return new BalanceView(
                row.getString(0),
                Amount.ofMicros(row.getLong(1)),
                row.getLong(2),
                row.getOffsetDateTime(3).toInstant());
    }
}
