package io.recredit.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage;
import io.recredit.contracts.TariffPage.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TariffTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void pricesGoOnPagesOfAtMost500InTheOrderOfTheirPrefixes() {
        // Given
        Tariff tariff = new Tariff("credit-2026", "CREDIT", FROM, prices(1001));

        // When
        List<TariffPage> pages = tariff.pages();

        // Then
        assertThat(pages).extracting(page -> page.prices().size()).containsExactly(500, 500, 1);
        assertThat(pages).extracting(TariffPage::page).containsExactly(0, 1, 2);
        assertThat(pages).flatExtracting(TariffPage::prices).containsExactlyElementsOf(tariff.prices());
        assertThat(tariff.header().pages()).isEqualTo(3);
        assertThat(tariff.header().prices()).isEqualTo(1001);
    }

    @Test
    void theOrderOfTheLinesDoesNotChangeTheContent() {
        // Given
        List<Price> backwards = new ArrayList<>(prices(20));
        Collections.reverse(backwards);

        // Then
        assertThat(new Tariff("a1", "CREDIT", FROM, backwards).content())
                .isEqualTo(new Tariff("a1", "CREDIT", FROM, prices(20)).content());
    }

    @Test
    void anotherPriceTimeOrCurrencyIsOtherContent() {
        // Given
        byte[] content = new Tariff("a1", "CREDIT", FROM, prices(2)).content();

        // Then
        assertThat(new Tariff("a1", "CREDIT", FROM, prices(3)).content()).isNotEqualTo(content);
        assertThat(new Tariff("a1", "CREDIT", FROM.plusNanos(1000), prices(2)).content())
                .isNotEqualTo(content);
        assertThat(new Tariff("a1", "EUR", FROM, prices(2)).content()).isNotEqualTo(content);
    }

    private static List<Price> prices(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Price(String.valueOf(100_000 + n), "FR", Amount.ofMicros(n)))
                .toList();
    }
}
