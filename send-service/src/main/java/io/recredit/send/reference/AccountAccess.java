package io.recredit.send.reference;

import io.recredit.contracts.AccountState;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the account that a request is about. */
@ApplicationScoped
public class AccountAccess {

    private final AccountDirectory accounts;
    private final Caller caller;

    AccountAccess(AccountDirectory accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /** The account, or a 404 if there is none or it is another customer's. To be called while the request is active. */
    public AccountState require(String account) {
        AccountState found = accounts.find(account).orElseThrow(AccountAccess::noSuchAccount);
        caller.requireCustomer(found.customer(), AccountAccess::noSuchAccount);
        return found;
    }

    private static RuntimeException noSuchAccount() {
        return Problems.notFound("account");
    }
}
