package io.recredit.billing.rule;

import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.episode.LowEpisodes;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.contracts.LowRule;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Saves, finds and removes rules. Saving and removing happen under the lock of the rule's balance, together with what
 * they mean for its low episode.
 */
@ApplicationScoped
class SaveRule {

    private final Pool pool;
    private final Ledger ledger;
    private final RuleRepository rules;
    private final LowEpisodes episodes;
    private final Outbox outbox;

    SaveRule(Pool pool, Ledger ledger, RuleRepository rules, LowEpisodes episodes, Outbox outbox) {
        this.pool = pool;
        this.ledger = ledger;
        this.rules = rules;
        this.episodes = episodes;
        this.outbox = outbox;
    }

    /** Saves the rule under the next revision, also when nothing in it changed: an open episode tells of it anew. */
    Uni<SavedRule> save(BalanceRule rule, String actor, Instant now) {
        return pool.withTransaction(tx -> ledger.createAndLock(tx, rule.balance(), now)
                        .chain(balance -> rules.save(tx, rule, actor, now)
                                .call(() -> episodes.ruleSaved(tx, balance, rule.rule(), now))))
                .invoke(outbox::wake);
    }

    /** The rule; a 404 if there is none. */
    Uni<SavedRule> find(BalanceKey balance, LowRule rule) {
        return required(pool, balance, rule);
    }

    /** Removes the rule and ends its episode; a 404 if there is none. */
    Uni<Void> remove(BalanceKey balance, LowRule rule, Instant now) {
        return pool.withTransaction(tx -> ledger.createAndLock(tx, balance, now)
                        .call(() -> required(tx, balance, rule))
                        .call(locked -> episodes.ruleRemoved(tx, locked, rule, now))
                        .chain(() -> rules.remove(tx, balance, rule)))
                .invoke(outbox::wake);
    }

    private Uni<SavedRule> required(SqlClient client, BalanceKey balance, LowRule rule) {
        return rules.find(client, balance, rule)
                .map(found -> found.orElseThrow(() -> Problems.notFound(rule.wireName() + " rule")));
    }
}
