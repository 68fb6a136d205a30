package io.recredit.notification.alert;

import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Lets other features tell what they hear of balances, so that alerts say the newest that is known. */
@ApplicationScoped
public class NewestBalances {

    private final AlertWatchRepository watches;

    NewestBalances(AlertWatchRepository watches) {
        this.watches = watches;
    }

    /** A balance was that much at that time; what is older than what is known changes nothing. */
    public Uni<Void> was(SqlConnection transaction, String account, String currency, Amount balance, Instant at) {
        return watches.newerBalance(transaction, account, currency, balance, at);
    }
}
