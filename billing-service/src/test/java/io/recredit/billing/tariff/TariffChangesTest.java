package io.recredit.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.tariff.TariffChanges.Change;
import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffChangesTest {

    @Property(tries = 200)
    void whoeverAppliesTheChangesToTheOldPricesHasTheNewOnes(
            @ForAll("prices") List<Price> before, @ForAll("prices") List<Price> after) {
        // When
        TariffChanges changes = TariffChanges.between(before, after);

        // Then
        Map<String, Price> prices = new TreeMap<>();
        before.forEach(price -> prices.put(price.prefix(), price));
        for (Change change : changes.changes()) {
            Price was = change.before();
            Price is = change.after();
            if (was != null) {
                assertThat(prices.remove(was.prefix())).isEqualTo(was);
            }
            if (is != null) {
                assertThat(prices.put(is.prefix(), is)).isNull();
            }
            assertThat(was).isNotEqualTo(is);
        }
        assertThat(prices.values()).containsExactlyElementsOf(after);
        assertThat(changes.unchanged() + changes.changed() + changes.added()).isEqualTo(after.size());
        assertThat(changes.unchanged() + changes.changed() + changes.removed()).isEqualTo(before.size());
    }

    @Property(tries = 50)
    void whatIsWrittenIsReadAsTheSamePrices(@ForAll("prices") List<Price> prices) {
        String file = TariffCsv.header() + TariffCsv.lines(prices);

        PriceList read = TariffCsv.read(file.getBytes(StandardCharsets.UTF_8));

        if (prices.isEmpty()) {
            assertThat(read).isInstanceOf(PriceList.Faulty.class);
        } else {
            assertThat(read).isEqualTo(new PriceList.Complete(prices));
        }
    }

    /** Few prefixes, so that lists share some. */
    @Provide
    Arbitrary<List<Price>> prices() {
        Arbitrary<Amount> price = Arbitraries.longs().between(0, 3).map(n -> Amount.ofMicros(n * 250_001));
        return Arbitraries.maps(Arbitraries.of("1", "12", "123", "2", "33", "39", "391"), price)
                .map(map -> new TreeMap<>(map)
                        .entrySet().stream()
                                .map(entry -> new Price(entry.getKey(), "FR", entry.getValue()))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 1.5, 50", "0.7, 0.75, 7.14", "3, 2, -33.33", "0.000001, 1000000, 99999999999900", "0.8, 0.800001, 0"
    })
    void thePercentageIsOfTheOldPrice(String before, String after, String percent) {
        assertThat(new Change(price(before), price(after)).percent()).isEqualByComparingTo(percent);
    }

    @Test
    void withoutAnOldPriceThereIsNoPercentage() {
        assertThat(percent(null, price("1"))).isNull();
        assertThat(percent(price("1"), null)).isNull();
        assertThat(percent(price("0"), price("1"))).isNull();
    }

    @Test
    void allDifferencesAreCountedButOnlyTheFirstListed() {
        // Given
        List<Price> before = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(n -> before.add(new Price(String.valueOf(1_000 + n), "FR", Amount.ZERO)));

        // When
        TariffChanges changes = TariffChanges.between(before, List.of());

        // Then
        assertThat(changes.removed()).isEqualTo(1_000);
        assertThat(changes.changes()).hasSize(TariffChanges.MAX_LISTED);
        assertThat(changes.unlisted()).isEqualTo(500);
    }

    private static @Nullable Object percent(@Nullable Price before, @Nullable Price after) {
        return new Change(before, after).percent();
    }

    private static Price price(String amount) {
        return new Price("33", "FR", Amount.of(amount));
    }
}
