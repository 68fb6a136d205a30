package io.recredit.account.smsaccount;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The accounts, for the other features. Every method works in the caller's session or transaction. */
public interface Accounts {

    Uni<Optional<Account>> find(String name);

    /** Finds an account and holds it until the transaction ends. */
    Uni<Optional<Account>> lock(String name);
}
