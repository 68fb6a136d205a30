package io.recredit.send.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TariffsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T00:00:00Z");

    private static Tariff tariff(String id, String currency, Instant from, Price... prices) {
        return new Tariff(id, currency, from, List.of(prices));
    }

    private static Price price(String prefix, String country, String amount) {
        return new Price(prefix, country, Amount.of(amount));
    }

    @Test
    void the_longest_prefix_wins() {
        Tariff tariff = tariff(
                "t", "CREDIT", MONDAY, price("1", "US", "0.5"), price("1204", "CA", "0.6"), price("12", "US", "0.55"));

        assertThat(tariff.priceOf("12045550123")).map(Price::country).hasValue("CA");
        assertThat(tariff.priceOf("12025550123")).map(Price::prefix).hasValue("12");
        assertThat(tariff.priceOf("13025550123")).map(Price::prefix).hasValue("1");
    }

    @Test
    void a_destination_without_a_prefix_has_no_price() {
        assertThat(tariff("t", "CREDIT", MONDAY, price("33", "FR", "1")).priceOf("3"))
                .isEmpty();
        assertThat(tariff("t", "CREDIT", MONDAY).priceOf("33612345678")).isEmpty();
    }

    @Test
    void the_tariff_that_became_valid_last_counts() {
        Tariffs tariffs = new Tariffs(List.of(tariff("old", "CREDIT", MONDAY), tariff("new", "CREDIT", TUESDAY)));

        assertThat(tariffs.validAt("CREDIT", TUESDAY.minusMillis(1)))
                .map(Tariff::id)
                .hasValue("old");
        assertThat(tariffs.validAt("CREDIT", TUESDAY)).map(Tariff::id).hasValue("new");
        assertThat(tariffs.validAt("CREDIT", MONDAY.minusMillis(1))).isEmpty();
    }

    @Test
    void each_currency_has_its_own_tariff() {
        Tariffs tariffs = new Tariffs(List.of(tariff("c", "CREDIT", MONDAY), tariff("e", "EUR", MONDAY)));

        assertThat(tariffs.validAt("EUR", TUESDAY)).map(Tariff::id).hasValue("e");
        assertThat(tariffs.validAt("USD", TUESDAY)).isEmpty();
    }

    @Property(tries = 200)
    void at_every_moment_that_tariff_is_valid_which_no_other_began_after(
            @ForAll @Size(min = 1, max = 8) Set<@IntRange(max = 20) Integer> begins,
            @ForAll @IntRange(max = 20) int now) {
        List<Tariff> all = begins.stream()
                .map(second -> tariff("t" + second, "CREDIT", MONDAY.plusSeconds(second)))
                .toList();

        Optional<String> valid =
                new Tariffs(all).validAt("CREDIT", MONDAY.plusSeconds(now)).map(Tariff::id);

        assertThat(valid)
                .isEqualTo(begins.stream()
                        .filter(second -> second <= now)
                        .max(Integer::compare)
                        .map(second -> "t" + second));
    }
}
