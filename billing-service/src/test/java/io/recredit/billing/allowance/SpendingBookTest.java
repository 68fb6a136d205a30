package io.recredit.billing.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.Amount;
import io.recredit.contracts.SpendingRule;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpendingBookTest {

    private static final UserKey USER = new UserKey(new BalanceKey("acme", "sms-ac12345-1", "CREDIT"), new UUID(7, 8));

    /** Of the week from Monday 28 December 2026, which lies in two months and two years. */
    private static final PeriodStarts THURSDAY = PeriodStarts.ofDay(LocalDate.parse("2026-12-31"));

    private static final PeriodStarts FRIDAY = PeriodStarts.ofDay(LocalDate.parse("2027-01-01"));
    private static final PeriodStarts MONDAY = PeriodStarts.ofDay(LocalDate.parse("2027-01-04"));

    @Test
    void a_week_that_lies_in_two_years_is_one_week() {
        // Given
        SpendingBook book = book(limits(null, "10", null), null, Map.of());
        // When
        book.charged(USER, Amount.of("6"), THURSDAY);
        // Then
        assertThat(book.refuses(USER, Amount.of("4.000001"), FRIDAY)).isEqualTo(SpendingRule.WEEKLY_LIMIT);
        assertThat(book.refuses(USER, Amount.of("4"), FRIDAY)).isNull();
        assertThat(book.refuses(USER, Amount.of("10"), MONDAY)).isNull();
    }

    @Test
    void what_ends_with_a_new_day_is_kept_and_what_goes_on_is_carried_over() {
        // Given
        SpendingBook book = book(SpendingLimits.NONE, null, Map.of());
        book.charged(USER, Amount.of("6"), THURSDAY);
        // When
        book.charged(USER, Amount.of("1"), FRIDAY);
        // Then
        assertThat(only(book).spending())
                .isEqualTo(new Spending(LocalDate.parse("2027-01-01"), 1_000_000, 7_000_000, 1_000_000));
        assertThat(book.changedPast())
                .isEqualTo(Map.of(
                        new PastPeriod(USER, Period.DAY, LocalDate.parse("2026-12-31")), 6_000_000L,
                        new PastPeriod(USER, Period.MONTH, LocalDate.parse("2026-12-01")), 6_000_000L));
    }

    @Test
    void a_charge_accepted_before_midnight_and_decided_after_it_counts_on_its_own_day() {
        // Given
        PastPeriod thursday = new PastPeriod(USER, Period.DAY, THURSDAY.day());
        PastPeriod december = new PastPeriod(USER, Period.MONTH, THURSDAY.month());
        UserCredit credit = new UserCredit(
                USER, limits("10", null, null), null, 0, new Spending(FRIDAY.day(), 9_000_000, 17_000_000, 9_000_000));
        SpendingBook book = new SpendingBook(Map.of(USER, credit), Map.of(thursday, 8_000_000L, december, 8_000_000L));
        // When
        SpendingRule tooMuch = book.refuses(USER, Amount.of("3"), THURSDAY);
        SpendingRule fits = book.refuses(USER, Amount.of("2"), THURSDAY);
        book.charged(USER, Amount.of("2"), THURSDAY);
        // Then
        assertThat(tooMuch).isEqualTo(SpendingRule.DAILY_LIMIT);
        assertThat(fits).isNull();
        assertThat(book.changedPast()).isEqualTo(Map.of(thursday, 10_000_000L, december, 10_000_000L));
        assertThat(only(book).spending()).isEqualTo(new Spending(FRIDAY.day(), 9_000_000, 19_000_000, 9_000_000));
    }

    @Test
    void an_earlier_period_that_was_not_read_is_to_be_read() {
        // Given
        UserCredit credit =
                new UserCredit(USER, limits("10", null, null), null, 0, new Spending(FRIDAY.day(), 1, 1, 1));
        SpendingBook book = new SpendingBook(Map.of(USER, credit), Map.of());
        // Then
        assertThatThrownBy(() -> book.refuses(USER, Amount.of("1"), THURSDAY)).isInstanceOf(SpendingNotRead.class);
        assertThatThrownBy(() -> book.charged(USER, Amount.of("1"), THURSDAY)).isInstanceOf(SpendingNotRead.class);
    }

    @Test
    void all_rules_have_to_suffice_and_the_first_that_does_not_is_named() {
        // Given
        SpendingBook book = book(limits("1", "2", "3"), Amount.of("4"), Map.of());
        // Then
        assertThat(book.refuses(USER, Amount.of("5"), FRIDAY)).isEqualTo(SpendingRule.DAILY_LIMIT);
        assertThat(book(limits(null, "2", "3"), Amount.of("4"), Map.of()).refuses(USER, Amount.of("5"), FRIDAY))
                .isEqualTo(SpendingRule.WEEKLY_LIMIT);
        assertThat(book(limits(null, null, "3"), Amount.of("4"), Map.of()).refuses(USER, Amount.of("5"), FRIDAY))
                .isEqualTo(SpendingRule.MONTHLY_LIMIT);
        assertThat(book(SpendingLimits.NONE, Amount.of("4"), Map.of()).refuses(USER, Amount.of("5"), FRIDAY))
                .isEqualTo(SpendingRule.ALLOWANCE);
        assertThat(book.refuses(USER, Amount.of("1"), FRIDAY)).isNull();
    }

    @Test
    void a_limit_below_what_is_spent_refuses_even_what_costs_nothing_and_an_allowance_below_zero_too() {
        // Given
        SpendingBook limited = book(limits("1", null, null), null, Map.of());
        limited.charged(USER, Amount.of("2"), FRIDAY);
        SpendingBook below = book(SpendingLimits.NONE, Amount.of("-1"), Map.of());
        // Then
        assertThat(limited.refuses(USER, Amount.ZERO, FRIDAY)).isEqualTo(SpendingRule.DAILY_LIMIT);
        assertThat(below.refuses(USER, Amount.ZERO, FRIDAY)).isEqualTo(SpendingRule.ALLOWANCE);
    }

    @Test
    void a_refund_returns_to_the_periods_and_to_the_allowance_that_it_was_taken_from() {
        // Given
        SpendingBook book = book(SpendingLimits.NONE, Amount.of("10"), Map.of());
        Amount left = book.charged(USER, Amount.of("4"), THURSDAY);
        book.charged(USER, Amount.of("1"), MONDAY);
        // When
        Amount back = book.refunded(USER, Amount.of("4"), THURSDAY, true);
        Amount grantedLater = book.refunded(USER, Amount.of("1"), MONDAY, false);
        // Then
        assertThat(left).isEqualTo(Amount.of("6"));
        assertThat(back).isEqualTo(Amount.of("9"));
        assertThat(grantedLater).isNull();
        assertThat(only(book).allowance()).isEqualTo(Amount.of("9"));
        assertThat(only(book).spending()).isEqualTo(new Spending(MONDAY.day(), 0, 0, 0));
        assertThat(book.changedPast().values()).containsOnly(0L);
    }

    private static UserCredit only(SpendingBook book) {
        return book.changed().iterator().next();
    }

    private static SpendingBook book(SpendingLimits limits, @Nullable Amount allowance, Map<PastPeriod, Long> past) {
        return new SpendingBook(Map.of(USER, new UserCredit(USER, limits, allowance, 0, Spending.NONE)), past);
    }

    private static SpendingLimits limits(@Nullable String daily, @Nullable String weekly, @Nullable String monthly) {
        return new SpendingLimits(amountOf(daily), amountOf(weekly), amountOf(monthly));
    }

    private static @Nullable Amount amountOf(@Nullable String amount) {
        return amount == null ? null : Amount.of(amount);
    }
}
