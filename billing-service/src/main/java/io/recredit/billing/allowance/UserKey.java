package io.recredit.billing.allowance;

import io.recredit.billing.ledger.BalanceKey;
import java.util.UUID;

/**
 * Names what one user may spend of one balance. Whoever changes it has locked the balance: that lock is enough, because no
 * two balances share a user's credit.
 */
public record UserKey(BalanceKey balance, UUID user) {}
