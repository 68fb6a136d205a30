package io.recredit.billing.charging;

import io.recredit.billing.allowance.Spending;
import io.recredit.billing.allowance.SpendingLimits;
import io.recredit.billing.allowance.UserCredit;
import io.recredit.billing.allowance.UserKey;
import io.recredit.billing.episode.AccountLocale;
import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.episode.WatchedBalance;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.UserState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Charges as they come: every other one has a user with every rule, all balances and rules suffice, and every balance is watched by an alert that
 * is far away. The same every time.
 */
final class SampleCharges {

    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static final String CUSTOMER = "acme";
    private static final Amount CREDIT = Amount.ofUnits(1_000_000);

    private final Random random = new Random(4_711);
    private final Map<String, AccountState> accounts = new HashMap<>();
    private final Map<UUID, UserState> users = new HashMap<>();
    private final String[] names;
    private final UUID[] userIds;

    SampleCharges(int size) {
        names = new String[size];
        userIds = new UUID[size];
        for (int i = 0; i < size; i++) {
            names[i] = "sms-ac%06d-1".formatted(i);
            userIds[i] = Ids.next();
            accounts.put(
                    names[i],
                    new AccountState(
                            names[i], CUSTOMER, LifeState.ACTIVE, "CREDIT", "FR", "fr", "Europe/Paris", false, 1));
            users.put(userIds[i], new UserState(userIds[i], "api", names[i], CUSTOMER, LifeState.ACTIVE, 1));
        }
    }

    /** A charge of any of the accounts. The texts are its own, as those of a decoded event are. */
    ChargeRequested next() {
        int account = random.nextInt(names.length);
        return new ChargeRequested(
                Ids.next(),
                new String(CUSTOMER),
                new String(names[account]),
                random.nextBoolean() ? userIds[account] : null,
                new String("CREDIT"),
                Amount.of("0.7"),
                1,
                "FR",
                "336",
                Purpose.NOTIFICATION,
                NOW,
                NOW.plus(Duration.ofHours(1)));
    }

    /** What is there to decide these requests on. */
    Situation situationOf(List<Request> requests) {
        Parties parties = partiesOf(requests);
        LockPlan plan = LockPlan.of(requests, List.of(), parties, NOW);
        Map<BalanceKey, Balance> balances = new HashMap<>();
        plan.balances().forEach(key -> balances.put(key, new Balance(key, CREDIT, 1)));
        Map<UserKey, UserCredit> spenders = new HashMap<>();
        plan.users().forEach(user -> spenders.put(user, creditOf(user)));
        List<WatchedBalance> watched = plan.balances().stream()
                .map(key -> new WatchedBalance(alertOf(key), AccountLocale.UNKNOWN, null))
                .toList();
        return new Situation(parties, balances, spenders, Map.of(), Map.of(), watched);
    }

    /** With every rule, none of which is broken. */
    private static UserCredit creditOf(UserKey user) {
        return new UserCredit(user, new SpendingLimits(CREDIT, CREDIT, CREDIT), CREDIT, 1, new Spending(null, 0, 0, 0));
    }

    private static BalanceRule alertOf(BalanceKey key) {
        return new BalanceRule(key, LowRule.ALERT, true, Amount.ofUnits(1), null, List.of("owner@example.com"), 9, 1);
    }

    /** Those whom the requests name, as billing reads them. */
    private Parties partiesOf(List<Request> requests) {
        Map<String, AccountState> named = new HashMap<>();
        Map<UUID, UserState> namedUsers = new HashMap<>();
        for (Request request : requests) {
            if (request instanceof Request.Charge charge) {
                named.put(charge.event().account(), accounts.get(charge.event().account()));
                UUID user = charge.event().user();
                if (user != null) {
                    namedUsers.put(user, users.get(user));
                }
            }
        }
        return new Parties(named, namedUsers);
    }
}
