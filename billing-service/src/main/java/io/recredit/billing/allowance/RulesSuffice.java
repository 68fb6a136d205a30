package io.recredit.billing.allowance;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.billing.sufficiency.Intent;
import io.recredit.billing.sufficiency.SufficiencyRule;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.UserState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's limits and allowance have to let the whole amount pass, if a user is named. */
@ApplicationScoped
@Priority(RulesSuffice.PRIORITY)
class RulesSuffice implements SufficiencyRule {

    /** Asked before the balance, as when a charge is decided. */
    static final int PRIORITY = 200;

    private final Pool pool;
    private final UserCredits credits;

    RulesSuffice(Pool pool, UserCredits credits) {
        this.pool = pool;
        this.credits = credits;
    }

    @Override
    public Uni<Optional<RefusalReason>> refuses(Intent intent, Instant now) {
        @Nullable UserState user = intent.user();
        if (user == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        AccountState account = intent.account();
        UserKey key =
                new UserKey(new BalanceKey(account.customer(), account.account(), intent.currency()), user.user());
        LocalDate today = PeriodStarts.of(now, account.timeZone()).day();
        return pool.withConnection(connection -> credits.find(connection, List.of(key)))
                .map(found -> found.getOrDefault(key, UserCredit.none(key)))
                .map(credit -> letsPass(credit, intent.amount(), today)
                        ? Optional.empty()
                        : Optional.of(RefusalReason.USER_LIMIT));
    }

    private static boolean letsPass(UserCredit credit, Amount amount, LocalDate today) {
        for (Period period : Period.ALL) {
            @Nullable Amount limit = credit.limits().of(period);
            if (limit != null && credit.spending().in(period, today) > limit.micros() - amount.micros()) {
                return false;
            }
        }
        @Nullable Amount allowance = credit.allowance();
        return allowance == null || !allowance.isLessThan(amount);
    }
}
