package io.recredit.billing.rule;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.AuditKind;
import io.recredit.billing.audit.AuditRecord;
import io.recredit.billing.audit.AuditScope;
import io.recredit.billing.audit.AuditTrail;
import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.episode.LowEpisodes;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.topup.TopupsOfRules;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowRule;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Saves, finds and removes rules. Saving and removing happen under the lock of the rule's balance, together with what
 * they mean for its low episode and top-ups.
 */
@ApplicationScoped
class SaveRule {

    private final Pool pool;
    private final Ledger ledger;
    private final RuleRepository rules;
    private final LowEpisodes episodes;
    private final TopupsOfRules topups;
    private final AuditTrail audit;
    private final Outbox outbox;

    SaveRule(
            Pool pool,
            Ledger ledger,
            RuleRepository rules,
            LowEpisodes episodes,
            TopupsOfRules topups,
            AuditTrail audit,
            Outbox outbox) {
        this.pool = pool;
        this.ledger = ledger;
        this.rules = rules;
        this.episodes = episodes;
        this.topups = topups;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** Saves the rule under the next revision, also when nothing in it changed: an open episode tells of it anew. */
    Uni<SavedRule> save(NewRule saved, Actor actor, Instant now) {
        BalanceRule rule = saved.rule();
        return pool.withTransaction(tx -> ledger.createAndLock(tx, rule.balance(), now)
                        .call(() -> check(tx, saved))
                        .chain(balance -> store(tx, saved, actor, now)
                                .call(() -> episodes.ruleSaved(tx, balance, rule.rule(), now)))
                        .call(() -> topupsFollow(tx, rule.balance(), rule.rule())))
                .invoke(this::wake);
    }

    private Uni<SavedRule> store(SqlConnection tx, NewRule saved, Actor actor, Instant now) {
        BalanceRule rule = saved.rule();
        return rules.find(tx, rule.balance(), rule.rule())
                .chain(before -> rules.save(tx, saved, actor.subject(), now)
                        .call(after -> audit.record(
                                tx,
                                AuditRecord.saved(
                                        AuditScope.accountOf(rule.balance()),
                                        kindOf(rule.rule()),
                                        rule.balance().currency(),
                                        before.map(RuleDocument::of).orElse(null),
                                        RuleDocument.of(after),
                                        actor))));
    }

    private static AuditKind kindOf(LowRule rule) {
        return switch (rule) {
            case ALERT -> AuditKind.ALERT_RULE;
            case AUTO_TOPUP -> AuditKind.AUTO_TOPUP_RULE;
        };
    }

    private Uni<Void> check(SqlConnection tx, NewRule saved) {
        Amount amount = saved.rule().amount();
        return amount == null
                ? Uni.createFrom().voidItem()
                : topups.faults(tx, saved.rule().balance(), saved.rule().threshold(), amount, saved.card())
                        .invoke(faults -> {
                            if (!faults.isEmpty()) {
                                throw Problems.invalid(faults);
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> topupsFollow(SqlConnection tx, BalanceKey balance, LowRule rule) {
        return rule == LowRule.AUTO_TOPUP
                ? topups.ruleChanged(tx, balance)
                : Uni.createFrom().voidItem();
    }

    private void wake() {
        outbox.wake();
        topups.wake();
    }

    /** The rule; a 404 if there is none. */
    Uni<SavedRule> find(BalanceKey balance, LowRule rule) {
        return required(pool, balance, rule);
    }

    /** Removes the rule and ends its episode; a 404 if there is none. */
    Uni<Void> remove(BalanceKey balance, LowRule rule, Actor actor, Instant now) {
        return pool.withTransaction(tx -> ledger.createAndLock(tx, balance, now)
                        .call(() -> required(tx, balance, rule).chain(found -> audit.record(tx, removed(found, actor))))
                        .call(locked -> episodes.ruleRemoved(tx, locked, rule, now))
                        .chain(() -> rules.remove(tx, balance, rule))
                        .call(() -> topupsFollow(tx, balance, rule)))
                .invoke(this::wake);
    }

    private static AuditRecord removed(SavedRule found, Actor actor) {
        BalanceKey balance = found.rule().balance();
        return AuditRecord.removed(
                AuditScope.accountOf(balance),
                kindOf(found.rule().rule()),
                balance.currency(),
                RuleDocument.of(found),
                actor);
    }

    private Uni<SavedRule> required(SqlClient client, BalanceKey balance, LowRule rule) {
        return rules.find(client, balance, rule)
                .map(found -> found.orElseThrow(() -> Problems.notFound(rule.wireName() + " rule")));
    }
}
