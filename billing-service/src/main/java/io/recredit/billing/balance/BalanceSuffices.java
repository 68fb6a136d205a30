package io.recredit.billing.balance;

import io.recredit.billing.sufficiency.Intent;
import io.recredit.billing.sufficiency.Shortfall;
import io.recredit.billing.sufficiency.SufficiencyRule;
import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The balance has to hold the whole amount. */
@ApplicationScoped
@Priority(BalanceSuffices.PRIORITY)
class BalanceSuffices implements SufficiencyRule {

    /** Asked after the rules of the user, as when a charge is decided. */
    static final int PRIORITY = 100;

    private final BalanceRepository balances;

    BalanceSuffices(BalanceRepository balances) {
        this.balances = balances;
    }

    @Override
    public Uni<Optional<Shortfall>> refuses(Intent intent, Instant now) {
        return balances.of(intent.account())
                .map(found -> found.stream()
                        .filter(balance -> balance.currency().equals(intent.currency()))
                        .map(BalanceView::balance)
                        .findFirst()
                        .orElse(Amount.ZERO))
                .map(balance ->
                        balance.isLessThan(intent.amount()) ? Optional.of(Shortfall.OF_BALANCE) : Optional.empty());
    }
}
