package io.recredit.billing.charging;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.RefundRequested;
import io.recredit.contracts.UserState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion on charging, written from the rules and not from the code: one request at a time, plain numbers and
 * texts, no batches. It shares with the real thing only the requests and the accounts and users.
 */
final class NaiveBilling {

    final Map<BalanceKey, Long> balances = new HashMap<>();
    final Map<String, Long> allowances = new TreeMap<>();
    private final Parties parties;
    private final Instant now;
    private final Map<BalanceKey, Integer> numbers = new HashMap<>();
    private final Map<String, Long> spending = new HashMap<>();
    private final Map<String, Long> limits = new HashMap<>();
    private final Map<DecisionKey, String> takenFrom = new HashMap<>();
    private final Map<DecisionKey, String> contents = new HashMap<>();
    private final Map<DecisionKey, String> answers = new HashMap<>();
    private final Map<DecisionKey, Request.Charge> charged = new HashMap<>();

    /** @param rules limits, as {@code user currency DAY}, and allowances, as {@code user currency}, in millionths */
    NaiveBilling(Parties parties, Map<BalanceKey, Long> balances, Map<String, Long> rules, Instant now) {
        this.parties = parties;
        this.balances.putAll(balances);
        rules.forEach((rule, micros) -> {
            if (rule.split(" ", -1).length == 3) {
                limits.put(rule, micros);
            } else {
                allowances.put(rule, micros);
            }
        });
        this.now = now;
    }

    /** For instance {@code charged 3, left 17, entry 2}. */
    String answer(Request request) {
        String content = contentOf(request);
        String earlier = answers.get(request.key());
        if (earlier != null) {
            return content.equals(contents.get(request.key())) ? earlier : "conflict";
        }
        String answer = switch (request) {
            case Request.Charge charge -> charge(charge);
            case Request.Refund refund -> refund(refund);
            case Request.Invalid invalid -> "refused invalid";
        };
        contents.put(request.key(), content);
        answers.put(request.key(), answer);
        return answer;
    }

    private String charge(Request.Charge request) {
        ChargeRequested charge = request.event();
        long made = charge.id().getMostSignificantBits() >>> 16;
        if (made < now.minus(Duration.ofDays(7)).toEpochMilli()
                || made > now.plus(Duration.ofMinutes(5)).toEpochMilli()
                || now.isAfter(charge.validUntil())) {
            return "refused expired";
        }
        AccountState account = parties.accounts().get(charge.account());
        if (account == null || !account.customer().equals(charge.customer())) {
            return "refused unknown-account";
        }
        if (account.state() != LifeState.ACTIVE) {
            return "refused account-not-active";
        }
        if (charge.user() != null) {
            UserState user = parties.users().get(charge.user());
            if (user == null || !user.account().equals(charge.account())) {
                return "refused unknown-user";
            }
            if (user.state() != LifeState.ACTIVE) {
                return "refused user-not-active";
            }
        }
        long price = charge.amount().micros();
        String who = charge.user() + " " + charge.currency();
        if (charge.user() != null) {
            for (String period : periodsOf(charge)) {
                Long limit = limits.get(who + " " + period.split(" ", -1)[0]);
                if (limit != null && spending.getOrDefault(who + " " + period, 0L) + price > limit) {
                    return "refused user-limit by "
                            + Map.of("DAY", "daily", "WEEK", "weekly", "MONTH", "monthly")
                                    .get(period.split(" ", -1)[0])
                            + "-limit";
                }
            }
            if (allowances.getOrDefault(who, price) < price) {
                return "refused user-limit by allowance";
            }
        }
        long balance = balances.getOrDefault(request.balance(), 0L);
        long left = balance - price;
        if (left < 0) {
            return "refused insufficient-balance, left " + balance;
        }
        charged.put(request.key(), request);
        spend(charge, price);
        if (allowances.computeIfPresent(who, (same, allowance) -> allowance - price) != null) {
            takenFrom.put(request.key(), who);
        }
        return "charged " + price + post(request.balance(), left);
    }

    private String refund(Request.Refund request) {
        Request.@Nullable Charge charge = charged.get(request.chargeKey());
        if (charge == null) {
            return "refused no-such-charge";
        }
        RefundRequested refund = request.event();
        if (!charge.balance().equals(request.balance())
                || !charge.event().amount().equals(refund.amount())) {
            return "refused invalid";
        }
        long price = refund.amount().micros();
        spend(charge.event(), -price);
        String who = takenFrom.get(request.chargeKey());
        if (who != null) {
            allowances.merge(who, price, Long::sum);
        }
        return "refunded " + price + post(request.balance(), balances.getOrDefault(request.balance(), 0L) + price);
    }

    private String post(BalanceKey key, long left) {
        balances.put(key, left);
        return ", left " + left + ", entry " + numbers.merge(key, 1, Integer::sum);
    }

    private void spend(ChargeRequested charge, long micros) {
        if (charge.user() != null) {
            periodsOf(charge)
                    .forEach(period ->
                            spending.merge(charge.user() + " " + charge.currency() + " " + period, micros, Long::sum));
        }
    }

    /** For instance {@code DAY 2026-11-22, WEEK 2026-11-16, MONTH 2026-11-01}. */
    private List<String> periodsOf(ChargeRequested charge) {
        String zone =
                Objects.requireNonNull(parties.accounts().get(charge.account())).timeZone();
        ZoneId known = ZoneId.getAvailableZoneIds().contains(zone) ? ZoneId.of(zone) : ZoneOffset.UTC;
        LocalDate day = charge.acceptedAt().atZone(known).toLocalDate();
        LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1);
        return List.of("DAY " + day, "WEEK " + monday, "MONTH " + day.withDayOfMonth(1));
    }

    /** What was spent in each period, in millionths, where it is not nothing. */
    Map<String, Long> spent() {
        Map<String, Long> spent = new TreeMap<>(spending);
        spent.values().removeIf(micros -> micros == 0);
        return spent;
    }

    private static String contentOf(Request request) {
        return switch (request) {
            case Request.Charge charge -> {
                ChargeRequested it = charge.event();
                yield List.of(
                                charge.balance(),
                                String.valueOf(it.user()),
                                it.amount(),
                                it.segments(),
                                it.country(),
                                it.prefix(),
                                it.purpose())
                        .toString();
            }
            case Request.Refund refund ->
                List.of(refund.balance(), refund.event().amount()).toString();
            case Request.Invalid invalid -> Arrays.toString(invalid.contentHash());
        };
    }
}
