package io.recredit.billing.reference;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accounts that a request may name. */
@ApplicationScoped
public class Accounts {

    /** The form of every account's name. */
    private static final Pattern SERVICE_NAME = Pattern.compile("sms-[a-z]{2}[0-9]{5}-[0-9]{1,4}");

    private final AccountDirectory directory;
    private final AccountRepository rows;
    private final Caller caller;

    Accounts(AccountDirectory directory, AccountRepository rows, Caller caller) {
        this.directory = directory;
        this.rows = rows;
        this.caller = caller;
    }

    /** An account of the caller's; a 404 if there is none, also if it belongs to another customer. */
    public Uni<AccountState> require(String account) {
        return find(account)
                .map(found -> found.filter(state -> caller.mayTouch(state.customer()))
                        .orElseThrow(() -> Problems.notFound("account")));
    }

    /** Like {@link #require}, and a 409 if the account is closed: nothing of it can be changed any more. */
    public Uni<AccountState> requireOpen(String account) {
        return require(account).invoke(Accounts::refuseClosed);
    }

    /** The 409 for changes to a closed account. */
    public static void refuseClosed(AccountState account) {
        if (account.state() == LifeState.CLOSED) {
            throw Problems.conflict(
                    "account-closed", "Account closed", "The account " + account.account() + " is closed.");
        }
    }

    /**
     * Any account, whoever asks. The directory holds those that are in use; any other is looked for in the table that it
     * is read from.
     */
    public Uni<Optional<AccountState>> find(String account) {
        if (!SERVICE_NAME.matcher(account).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Optional<AccountState> known = directory.find(account);
        return known.isPresent() ? Uni.createFrom().item(known) : rows.find(account);
    }
}
