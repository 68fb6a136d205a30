package io.recredit.billing.charging;

import io.recredit.billing.allowance.SpendingLimits;
import io.recredit.billing.allowance.UserKey;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.RefundRequested;
import io.recredit.contracts.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Random logs about few customers, accounts, users and messages, so that repeats, conflicts, refunds, refusals and
 * crossings of a threshold are frequent in them.
 */
final class Logs {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** What alerts and automatic top-ups of the rich accounts wait for, in millionths. */
    static final long THRESHOLD = 20;

    /** So many of the balances have a user with a rule. */
    private static final int RULED = 4;

    /** Between one message and the next: they reach back over a change of the month. */
    private static final Duration APART = Duration.ofHours(30);

    private static final int MESSAGES = 21;
    private static final int LENGTH = 60;
    private static final long[] PRICES = {3, 3, 20, 0, 7, 1, 40};

    private static final List<BalanceKey> BALANCES = List.of(
            new BalanceKey("acme", "sms-a-1", "CREDIT"),
            new BalanceKey("acme", "sms-a-1", "EUR"),
            new BalanceKey("acme", "sms-a-2", "CREDIT"),
            new BalanceKey("globex", "sms-g-1", "CREDIT"),
            new BalanceKey("acme", "sms-suspended-1", "CREDIT"),
            new BalanceKey("globex", "sms-unknown-1", "CREDIT"),
            // An account of the other customer's.
            new BalanceKey("acme", "sms-g-1", "CREDIT"));

    private static final UUID SUSPENDED_USER = idOf(101);

    private enum Kind {
        CHARGE,
        REFUND,
        INVALID
    }

    /** One line of a log. What strays from the message's own balance, price, user or time makes conflicts and refusals. */
    private record Line(
            int message, Kind kind, boolean otherBalance, boolean otherPrice, boolean otherUser, boolean late) {}

    /** What limits the user of one balance; null: nothing. In millionths. */
    record Rule(
            @Nullable Long daily,
            @Nullable Long weekly,
            @Nullable Long monthly,
            @Nullable Long allowance) {}

    /** What there is before anything is decided: so many millionths on each balance, and a rule for each one's user. */
    record Beginning(long micros, List<Rule> rules) {

        Books books() {
            Books books = Logs.books(micros);
            for (int i = 0; i < rules.size(); i++) {
                Rule rule = rules.get(i);
                books.put(
                        userKeyOf(BALANCES.get(i)),
                        new SpendingLimits(amountOf(rule.daily()), amountOf(rule.weekly()), amountOf(rule.monthly())),
                        amountOf(rule.allowance()));
            }
            return books;
        }

        private static @Nullable Amount amountOf(@Nullable Long micros) {
            return micros == null ? null : Amount.ofMicros(micros);
        }
    }

    private Logs() {}

    /** Balances of 0 to 60 millionths, and rules that are often too tight for what is asked for. */
    static Arbitrary<Beginning> beginnings() {
        Arbitrary<Long> limit = Arbitraries.longs().between(0, 70).injectNull(0.5);
        Arbitrary<List<Rule>> rules = Combinators.combine(limit, limit, limit, limit)
                .as(Rule::new)
                .list()
                .ofSize(RULED);
        return Combinators.combine(Arbitraries.longs().between(0, 90), rules).as(Beginning::new);
    }

    /** Requests in log order. */
    static Arbitrary<List<Request>> requests() {
        Arbitrary<Boolean> rarely = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        return Combinators.combine(
                        Arbitraries.integers().between(0, MESSAGES - 1),
                        Arbitraries.frequency(
                                Tuple.of(12, Kind.CHARGE), Tuple.of(6, Kind.REFUND), Tuple.of(1, Kind.INVALID)),
                        rarely,
                        rarely,
                        rarely,
                        rarely)
                .as(Line::new)
                .map(Logs::requestOf)
                .list()
                .ofMaxSize(LENGTH)
                .withoutEdgeCases();
    }

    /** Books in which nothing was decided yet: each balance has so many millionths, some are watched. */
    static Books books(long micros) {
        Books books = new Books();
        BALANCES.forEach(key -> books.put(key, Amount.ofMicros(micros)));
        account(books, BALANCES.get(0), LifeState.ACTIVE, "Europe/Paris");
        account(books, BALANCES.get(2), LifeState.ACTIVE, "Pacific/Auckland");
        account(books, BALANCES.get(3), LifeState.ACTIVE, "no/such-zone");
        account(books, BALANCES.get(4), LifeState.SUSPENDED, "UTC");
        user(books, SUSPENDED_USER, BALANCES.get(0), LifeState.SUSPENDED);
        watch(books, BALANCES.get(0), LowRule.ALERT, true, THRESHOLD);
        watch(books, BALANCES.get(0), LowRule.AUTO_TOPUP, true, THRESHOLD);
        watch(books, BALANCES.get(1), LowRule.AUTO_TOPUP, true, 1);
        watch(books, BALANCES.get(3), LowRule.ALERT, false, THRESHOLD);
        watch(books, BALANCES.get(3), LowRule.AUTO_TOPUP, true, THRESHOLD);
        return books;
    }

    private static void account(Books books, BalanceKey key, LifeState state, String zone) {
        books.put(new AccountState(key.account(), key.customer(), state, "CREDIT", "FR", "fr", zone, false, 1));
        user(books, userOf(key), key, LifeState.ACTIVE);
    }

    private static void user(Books books, UUID id, BalanceKey key, LifeState state) {
        books.put(new UserState(id, "api", key.account(), key.customer(), state, 1));
    }

    private static void watch(Books books, BalanceKey key, LowRule rule, boolean enabled, long threshold) {
        books.add(World.ruleOf(key, rule, enabled, Amount.ofMicros(threshold)));
    }

    private static Request requestOf(Line line) {
        int home = line.message % BALANCES.size();
        BalanceKey key = BALANCES.get(line.otherBalance ? (home + 1) % BALANCES.size() : home);
        Amount price = Amount.ofMicros(PRICES[line.message % PRICES.length] + (line.otherPrice ? 1 : 0));
        return switch (line.kind) {
            case CHARGE -> Request.Charge.of(charge(line, key, price));
            case REFUND ->
                Request.Refund.of(new RefundRequested(
                        idOf(line.message),
                        key.customer(),
                        key.account(),
                        null,
                        key.currency(),
                        price,
                        "carrier-refused",
                        NOW));
            case INVALID ->
                new Request.Invalid(
                        new DecisionKey(key.customer(), idOf(line.message), OutcomeOf.CHARGE),
                        key.account(),
                        line.otherPrice ? null : key.currency(),
                        new byte[] {line.otherUser ? (byte) 1 : 2});
        };
    }

    private static ChargeRequested charge(Line line, BalanceKey key, Amount price) {
        return new ChargeRequested(
                idOf(line.message),
                key.customer(),
                key.account(),
                userOf(line, key),
                key.currency(),
                price,
                1 + line.message % 3,
                "FR",
                "336",
                Purpose.NOTIFICATION,
                NOW.minus(APART.multipliedBy(line.message)),
                line.late ? NOW.minusMillis(1) : NOW);
    }

    /** A third of the messages has no user; now and then it is one of another account, or one that is suspended. */
    private static @Nullable UUID userOf(Line line, BalanceKey key) {
        if (line.otherUser) {
            return line.message % 2 == 0 ? SUSPENDED_USER : userOf(BALANCES.getFirst());
        }
        return line.message < BALANCES.size() ? null : userOf(key);
    }

    static UserKey userKeyOf(BalanceKey key) {
        return new UserKey(key, userOf(key));
    }

    private static UUID userOf(BalanceKey key) {
        int account = IntStream.range(0, BALANCES.size())
                .filter(i -> BALANCES.get(i).account().equals(key.account()))
                .findFirst()
                .orElseThrow();
        return idOf(200 + account);
    }

    /** The last two messages are too old and too far in the future. */
    private static UUID idOf(int number) {
        Instant made = switch (number) {
            case MESSAGES - 2 -> NOW.minus(Duration.ofDays(8));
            case MESSAGES - 1 -> NOW.plus(Duration.ofMinutes(6));
            default -> NOW.minus(Duration.ofHours(1));
        };
        UUID first = Ids.firstOf(made);
        return new UUID(first.getMostSignificantBits(), first.getLeastSignificantBits() + number);
    }
}
