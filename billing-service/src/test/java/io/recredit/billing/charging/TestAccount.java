package io.recredit.billing.charging;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.RefundRequested;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An account of its own for each test, and the requests that are made for it. */
record TestAccount(String customer, String name) {

    static final String CREDIT = "CREDIT";
    private static final AtomicInteger NEXT = new AtomicInteger(10_000);

    static TestAccount create() {
        int number = NEXT.incrementAndGet();
        return new TestAccount("customer-" + number, "sms-ch" + number + "-1");
    }

    BalanceKey balance() {
        return new BalanceKey(customer, name, CREDIT);
    }

    AccountState state(LifeState state) {
        return state(state, 1);
    }

    AccountState state(LifeState state, long revision) {
        return new AccountState(name, customer, state, CREDIT, "FR", "fr", "Europe/Paris", false, revision);
    }

    ChargeRequested charge(String amount) {
        return charge(Ids.next(), null, amount);
    }

    ChargeRequested charge(UUID id, @Nullable UUID user, String amount) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ChargeRequested(
                id,
                customer,
                name,
                user,
                CREDIT,
                Amount.of(amount),
                1,
                "FR",
                "336",
                Purpose.NOTIFICATION,
                now,
                now.plus(Duration.ofHours(1)));
    }

    RefundRequested refund(ChargeRequested charge) {
        return new RefundRequested(
                charge.id(),
                customer,
                name,
                charge.user(),
                charge.currency(),
                charge.amount(),
                "carrier-refused",
                Instant.now());
    }
}
