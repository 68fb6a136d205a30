package io.recredit.billing.sufficiency;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.UserState;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of spending.
 *
 * @param user the sending user of the account; null if none is named
 * @param amount not negative
 */
public record Intent(AccountState account, @Nullable UserState user, String currency, Amount amount) {}
