package io.recredit.billing.allowance;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.billing.sufficiency.Intent;
import io.recredit.billing.sufficiency.Shortfall;
import io.recredit.billing.sufficiency.SufficiencyRule;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    public Uni<Optional<Shortfall>> refuses(Intent intent, Instant now) {
        @Nullable UserState user = intent.user();
        if (user == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        AccountState account = intent.account();
        UserKey key =
                new UserKey(new BalanceKey(account.customer(), account.account(), intent.currency()), user.user());
        PeriodStarts periods = PeriodStarts.of(now, account.timeZone());
        return pool.withConnection(connection -> credits.find(connection, List.of(key))
                .chain(found -> credits.past(connection, PastPeriod.allOf(List.of(key), periods))
                        .map(spent ->
                                new SpendingBook(Map.of(key, found.getOrDefault(key, UserCredit.none(key))), spent)))
                .map(book -> Optional.ofNullable(book.refuses(key, intent.amount(), periods))
                        .map(Shortfall::of)));
    }
}
