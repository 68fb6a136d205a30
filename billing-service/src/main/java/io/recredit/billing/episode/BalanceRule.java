package io.recredit.billing.episode;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner asked for, should a balance get low.
 *
 * @param threshold positive; below it the balance is low
 * @param amount how much is to be bought; set if and only if the rule is {@link LowRule#AUTO_TOPUP}
 * @param emails whom to warn, 1 to 10; empty if the rule is no alert
 * @param hour 0 to 23 in the account's time zone, when to warn; set if and only if the rule is {@link LowRule#ALERT}
 * @param revision grows with every change, also across a removal; not by one
 */
public record BalanceRule(
        BalanceKey balance,
        LowRule rule,
        boolean enabled,
        Amount threshold,
        @Nullable Amount amount,
        List<String> emails,
        @Nullable Integer hour,
        long revision) {}
