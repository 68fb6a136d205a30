package io.recredit.billing.charging;

import io.recredit.billing.allowance.UserKey;
import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.episode.LowEpisode;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.UserState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books with one account that has one user. */
final class World {

    final TestAccount account = new TestAccount("acme", "sms-ac12345-1");
    final UUID user = Ids.next();
    final Books books = new Books();

    World(Amount balance) {
        books.put(account.balance(), balance);
        accountIs(LifeState.ACTIVE);
        userIs(LifeState.ACTIVE);
    }

    World with(LowRule rule, String threshold) {
        books.add(ruleOf(account.balance(), rule, true, Amount.of(threshold)));
        return this;
    }

    void accountIs(LifeState state) {
        books.put(account.state(state));
    }

    void userIs(LifeState state) {
        books.put(new UserState(user, "api", account.name(), account.customer(), state, 1));
    }

    UserKey spender() {
        return new UserKey(account.balance(), user);
    }

    Amount balance() {
        return books.amountOf(account.balance());
    }

    Optional<LowEpisode> open(LowRule rule) {
        @Nullable LowEpisode open = books.open.get(new Books.Watched(account.balance(), rule));
        return Optional.ofNullable(open);
    }

    BatchDecision decide(List<Request> requests, Instant now) {
        return books.decide(requests, now);
    }

    static BalanceRule ruleOf(BalanceKey balance, LowRule rule, boolean enabled, Amount threshold) {
        boolean alert = rule == LowRule.ALERT;
        return new BalanceRule(
                balance,
                rule,
                enabled,
                threshold,
                alert ? null : Amount.ofUnits(100),
                alert ? List.of("owner@example.com") : List.of(),
                alert ? 9 : null,
                1);
    }
}
