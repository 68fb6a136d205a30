package io.recredit.billing.allowance;

import io.recredit.billing.reference.Accounts;
import io.recredit.billing.reference.Users;
import io.recredit.kit.problem.Checks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The users that a request may name, by account and id. */
@ApplicationScoped
class Spenders {

    private final Accounts accounts;
    private final Users users;

    Spenders(Accounts accounts, Users users) {
        this.accounts = accounts;
        this.users = users;
    }

    /** A 404 if the account is none of the caller's, or the user none of the account's. */
    Uni<Spender> require(String account, String user) {
        return accounts.require(account)
                .chain(state -> users.require(state, user).map(found -> new Spender(state, found)));
    }

    /** Like {@link #require}, and a 409 if the account is closed. */
    Uni<Spender> requireOpen(String account, String user) {
        return require(account, user).invoke(spender -> Accounts.refuseClosed(spender.account()));
    }

    static void checkCurrency(String currency) {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        checks.throwIfAny();
    }
}
