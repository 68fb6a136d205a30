package io.recredit.notification.reference;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import io.recredit.kit.kafka.TryAgain;
import io.recredit.kit.reference.AccountDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The language and time zone that an account has now. */
@ApplicationScoped
public class AccountLocales {

    private final AccountDirectory accounts;

    AccountLocales(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    /**
     * What the account says now wins over what an event said then; the event's serves an account not heard of yet, and
     * one whose language or time zone this version does not know: nobody else's mail may have to wait for that.
     *
     * @throws NotLoaded while this instance, just started, has not read the accounts yet
     */
    public AccountLocale of(String account, AccountLocale fromEvent) {
        if (!accounts.isLoaded()) {
            throw new NotLoaded();
        }
        Optional<AccountState> now = accounts.find(account);
        try {
            return now.map(state -> AccountLocale.of(state.language(), state.timeZone()))
                    .orElse(fromEvent);
        } catch (IllegalArgumentException unknown) {
            return fromEvent;
        }
    }

    /** Whether the account is closed, for good. */
    public boolean isClosed(String account) {
        return accounts.find(account)
                .map(state -> state.state() == LifeState.CLOSED)
                .orElse(false);
    }

    /** Whether accounts can be asked for. */
    public boolean isLoaded() {
        return accounts.isLoaded();
    }

    /** The accounts are read within a second of the start. */
    public static final class NotLoaded extends RuntimeException implements TryAgain {
        private static final long serialVersionUID = 1;

        NotLoaded() {
            super("the accounts are not read yet");
        }
    }
}
