package io.recredit.billing.rule;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.reference.Accounts;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.LowRule;
import io.recredit.kit.problem.Checks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Function;

/** What rules of either kind have in common over REST: a caller names them by account and currency. */
@ApplicationScoped
class AccountRules {

    private final Accounts accounts;
    private final SaveRule saveRule;

    AccountRules(Accounts accounts, SaveRule saveRule) {
        this.accounts = accounts;
        this.saveRule = saveRule;
    }

    /**
     * Saves a checked rule; a 404 if the account is none of the caller's, a 409 if it is closed, a 400 if
     * what it buys or pays with is not there.
     *
     * @param rule the rule on the balance that it is given
     */
    Uni<SavedRule> save(String account, String currency, Function<BalanceKey, NewRule> rule, Actor actor) {
        return accounts.requireOpen(account)
                .chain(state -> saveRule.save(rule.apply(keyOf(state, currency)), actor, Instant.now()));
    }

    /** The rule; a 400 for a wrong currency, a 404 if the account is none of the caller's or has no such rule. */
    Uni<SavedRule> find(String account, String currency, LowRule rule) {
        checkCurrency(currency);
        return accounts.require(account).chain(state -> saveRule.find(keyOf(state, currency), rule));
    }

    /** Removes the rule and ends its episode; fails as {@link #find} does. */
    Uni<Void> remove(String account, String currency, LowRule rule, Actor actor) {
        checkCurrency(currency);
        return accounts.require(account)
                .chain(state -> saveRule.remove(keyOf(state, currency), rule, actor, Instant.now()));
    }

    private static void checkCurrency(String currency) {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        checks.throwIfAny();
    }

    private static BalanceKey keyOf(AccountState account, String currency) {
        return new BalanceKey(account.customer(), account.account(), currency);
    }
}
