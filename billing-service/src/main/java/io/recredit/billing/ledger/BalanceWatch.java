package io.recredit.billing.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** Looks at every balance that a money command changed, in its transaction and under the balances' locks. */
public interface BalanceWatch {

    /**
     * Called once per command, before the commit.
     *
     * @param entries in the order in which they were posted
     * @param now the time of decision
     */
    Uni<Void> posted(SqlConnection tx, List<Entry> entries, Instant now);
}
