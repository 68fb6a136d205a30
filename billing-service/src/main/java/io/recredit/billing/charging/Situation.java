package io.recredit.billing.charging;

import io.recredit.billing.allowance.PastPeriod;
import io.recredit.billing.allowance.UserCredit;
import io.recredit.billing.allowance.UserKey;
import io.recredit.billing.episode.WatchedBalance;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import java.util.List;
import java.util.Map;

/**
 * Everything a batch is decided on, as it was read after the locks were taken. Plain data that deciding only reads.
 *
 * @param parties the accounts and users that the batch names
 * @param balances the locked balances
 * @param users the limits, allowances and spending of the batch's users
 * @param past what they spent in earlier periods, in millionths; 0 where nothing is kept
 * @param earlier what was decided before about the batch's ids
 * @param watched the rules of the locked balances with their open episodes
 */
record Situation(
        Parties parties,
        Map<BalanceKey, Balance> balances,
        Map<UserKey, UserCredit> users,
        Map<PastPeriod, Long> past,
        Map<DecisionKey, Decision> earlier,
        List<WatchedBalance> watched) {}
