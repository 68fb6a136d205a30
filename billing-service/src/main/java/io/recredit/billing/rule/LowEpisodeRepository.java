package io.recredit.billing.rule;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowBalance.Cause;
import io.recredit.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code low_episode}; only the package episode writes it. */
@ApplicationScoped
class LowEpisodeRepository {

    /** Above every id there can be: the first page starts here. */
    private static final UUID ABOVE_ALL = new UUID(-1L, -1L);

    private static final String BELOW = """
            select id, rule, state, currency, threshold_micros, level_micros, sequence, opened_at,
                opened_balance_micros, cause_kind, cause_id, updated_at, ended_at, ended_balance_micros
            from low_episode
            where customer = $1 and account = $2 and id < $3 and ($4::text is null or state = $4)
            order by id desc
            limit $5""";

    private final Pool pool;

    LowEpisodeRepository(Pool pool) {
        this.pool = pool;
    }

    /** Episodes of an account, newest first. */
    Uni<List<LowEpisodeView>> of(AccountState account, @Nullable String state, PageRequest page) {
        Tuple values = Tuple.tuple()
                .addString(account.customer())
                .addString(account.account())
                .addUUID(page.afterId().orElse(ABOVE_ALL))
                .addString(state)
                .addInteger(page.rowsToRead());
        return pool.preparedQuery(BELOW)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LowEpisodeRepository::read)
                        .toList());
    }

    private static LowEpisodeView read(Row row) {
        OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
        Long endedBalance = row.getLong("ended_balance_micros");
        return new LowEpisodeView(
                row.getUUID("id"),
                row.getString("rule"),
                row.getString("state"),
                row.getString("currency"),
                Amount.ofMicros(row.getLong("threshold_micros")),
                Amount.ofMicros(row.getLong("level_micros")),
                row.getInteger("sequence"),
                row.getOffsetDateTime("opened_at").toInstant(),
                Amount.ofMicros(row.getLong("opened_balance_micros")),
                new Cause(row.getString("cause_kind"), row.getString("cause_id")),
                row.getOffsetDateTime("updated_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                endedBalance == null ? null : Amount.ofMicros(endedBalance));
    }
}
