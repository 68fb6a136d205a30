package io.recredit.billing.topup;

import io.recredit.contracts.AccountState;
import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the attempts of accounts, newest first. */
@ApplicationScoped
class TopupRepository {

    /** Above every id there can be: the first page starts here. */
    private static final UUID ABOVE_ALL = new UUID(-1L, -1L);

    private static final String BELOW = "select " + AttemptColumns.ALL + """
             from topup_attempt t
            where t.customer = $1 and t.account = $2 and t.id < $3
                and ($4::text is null or t.currency = $4) and ($5::text is null or t.state = $5)
            order by t.id desc
            limit $6""";

    private static final String ONE = "select " + AttemptColumns.ALL + """
             from topup_attempt t
            where t.customer = $1 and t.account = $2 and t.id = $3""";

    private final Pool pool;

    TopupRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * A page.
     *
     * @param currency only of this balance; null for all
     * @param state only in this state; null for all
     */
    Uni<List<TopupView>> of(AccountState account, @Nullable String currency, @Nullable String state, PageRequest page) {
        Tuple values = Tuple.tuple()
                .addString(account.customer())
                .addString(account.account())
                .addUUID(page.afterId().orElse(ABOVE_ALL))
                .addString(currency)
                .addString(state)
                .addInteger(page.rowsToRead());
        return pool.preparedQuery(BELOW)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AttemptColumns::read)
                        .map(TopupView::of)
                        .toList());
    }

    Uni<Optional<TopupView>> find(AccountState account, UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(account.customer(), account.account(), id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AttemptColumns::read)
                        .map(TopupView::of)
                        .findFirst());
    }
}
