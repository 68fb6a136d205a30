package io.recredit.billing.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SizingPropertiesTest {

    private static final MinorPrice MOST = MinorPrice.of(Amount.of("10000"), "EUR");

    @Property
    void itLiftsTheBalanceToTheLevelWithAsFewAsPossibleUnlessThatCostsTooMuch(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long balance,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long missing,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long each,
            @ForAll @LongRange(min = 1, max = 2_000_000) long price) {
        // When
        long times = Sizing.times(
                Amount.ofMicros(balance),
                Amount.ofMicros(balance + missing),
                Amount.ofMicros(each),
                new MinorPrice(price, "EUR"),
                MOST);

        // Then
        assertThat(times).isPositive();
        boolean affordable = Math.multiplyHigh(times, price) == 0 && times * price <= MOST.minorUnits();
        assertThat(affordable || times == 1).isTrue();
        boolean oneLessIsNotEnough = (times - 1) * each < missing;
        assertThat(oneLessIsNotEnough).isTrue();
        boolean reaches = times * each >= missing;
        boolean oneMoreIsTooDear = (times + 1) * price > MOST.minorUnits();
        assertThat(reaches || oneMoreIsTooDear).isTrue();
    }

    @Example
    void aRefusedPriceAboveTheThresholdIsReached() {
        assertThat(Sizing.times(Amount.of("0.6"), Amount.of("0.7"), Amount.of("100"), new MinorPrice(600, "EUR"), MOST))
                .isEqualTo(1);
    }
}
