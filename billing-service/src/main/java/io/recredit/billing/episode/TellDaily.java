package io.recredit.billing.episode;

import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.contracts.LowRule;
import io.recredit.kit.kafka.Retrying;
import io.recredit.kit.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells the balance of every open alert episode once a day, a little before the rule's hour, so that the e-mail of that
 * hour says what is left then, and not what was left at the crossing.
 */
@ApplicationScoped
class TellDaily {

    /** Balances looked at in one round. */
    static final int PAGE = 200;

    private static final Logger LOG = Logger.getLogger(TellDaily.class);

    private final Pool pool;
    private final Ledger ledger;
    private final LowEpisodes episodes;
    private final EpisodeRows rows;
    private final Outbox outbox;

    TellDaily(Pool pool, Ledger ledger, LowEpisodes episodes, EpisodeRows rows, Outbox outbox) {
        this.pool = pool;
        this.ledger = ledger;
        this.episodes = episodes;
        this.rows = rows;
        this.outbox = outbox;
    }

    /**
     * One round: tells what is due and decides when each is due next, every balance in a transaction of its own.
     *
     * @return how many balances were done; {@link #PAGE} when there may be more. One that cannot be told for a reason of
     *     its own is tried in the next round again and holds up no other
     */
    Uni<Integer> tellDue(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return rows.toTell(pool, at, PAGE)
                .chain(keys -> Multi.createFrom()
                        .iterable(keys)
                        .onItem()
                        .transformToUniAndConcatenate(key -> tellOne(key, at))
                        .filter(done -> done)
                        .collect()
                        .with(Collectors.counting())
                        .map(Math::toIntExact))
                .invoke(outbox::wake);
    }

    /** @return whether it could be done; fails when the database is away */
    private Uni<Boolean> tellOne(BalanceKey key, Instant now) {
        return pool.withTransaction(tx -> ledger.createAndLock(tx, key, now).chain(balance -> tell(tx, balance, now)))
                .replaceWith(true)
                .onFailure(failure -> !Retrying.isInfrastructureAway(failure))
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "the low balance of %s (%s) cannot be told", key.account(), key.currency());
                    return false;
                });
    }

    /** What was found due is looked at again now that the balance is locked: another instance may have told it. */
    private Uni<Void> tell(SqlConnection tx, Balance balance, Instant now) {
        return rows.watched(tx, List.of(balance.key()))
                .map(watched -> watched.stream()
                        .filter(one -> one.rule().rule() == LowRule.ALERT)
                        .toList())
                .chain(alerts -> rows.isDue(tx, balance.key(), now)
                        .call(due -> {
                            EpisodeBook book = new EpisodeBook(alerts);
                            if (due) {
                                book.told(balance.key(), balance.amount(), now);
                            }
                            return episodes.write(tx, book.steps());
                        })
                        .chain(() -> rows.decideTelling(tx, alerts, now)));
    }
}
