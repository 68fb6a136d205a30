package io.recredit.billing.pricelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps public reads cheap, and countries by their names. */
class PublicReadsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void soManyAtOnceAreAnsweredAndThenSoManyASecond() {
        // Given
        RateLimit limit = new RateLimit(3, 0);

        // Then
        assertThat(answered(limit, 0, 10)).isEqualTo(3);
        assertThat(answered(limit, 333, 10)).isZero();
        assertThat(answered(limit, 334, 10)).isEqualTo(1);
        assertThat(answered(limit, 60_000, 10)).isEqualTo(3);
    }

    private static int answered(RateLimit limit, long atMillis, int requests) {
        int answered = 0;
        for (int i = 0; i < requests; i++) {
            answered += limit.take(TimeUnit.MILLISECONDS.toNanos(atMillis)) ? 1 : 0;
        }
        return answered;
    }

    @ParameterizedTest
    @CsvSource({", 60", "2026-11-29T12:00:59.999Z, 59", "2026-11-29T13:00:00Z, 60", "2026-01-01T00:00:00Z, 60"})
    void nothingIsKeptForLongerThanItsTariffIsValid(Instant validUntil, int seconds) {
        ValidTariff tariff = new ValidTariff("t", "CREDIT", Instant.EPOCH, validUntil);

        assertThat(Caching.control("public", tariff, NOW)).isEqualTo("public, max-age=" + seconds);
    }

    @Test
    void aTagIsAnotherWhereTheAnswerIs() {
        ValidTariff tariff = new ValidTariff("t", "CREDIT", Instant.EPOCH, null);

        assertThat(Caching.tag(tariff, "FR", 1)).isEqualTo(Caching.tag(tariff, "FR", 1));
        assertThat(Caching.tag(tariff, "FR", 1)).isNotEqualTo(Caching.tag(tariff, "FR", 2));
        assertThat(Caching.tag(tariff)).isNotEqualTo(Caching.tag(new ValidTariff("t", "CREDIT", Instant.EPOCH, NOW)));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"a\"', true",
        "'W/\"a\"', true",
        "'\"b\", W/\"a\"', true",
        "*, true",
        "'\"b\"', false",
        "a, false",
        "'', false",
        ", false"
    })
    void tagsAreComparedWeakly(String ifNoneMatch, boolean known) {
        assertThat(Caching.isKnown(ifNoneMatch, "\"a\"")).isEqualTo(known);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCountryOfATariffHasAName(Language language) {
        for (String code : Locale.getISOCountries()) {
            assertThat(CountryNames.of(code, language)).as(code).isNotBlank().isNotEqualTo(code);
        }
        for (String code : new String[] {"XK", "AC", "TA", "ZZ"}) {
            assertThat(CountryNames.of(code, language)).as(code).isNotEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DE, Germany, Allemagne, Germania",
        "IT, Italy, Italie, Italia",
        "CI, Côte d’Ivoire, Côte d’Ivoire, Costa d’Avorio",
        "AC, Ascension Island, Île de l’Ascension, Isola Ascensione",
        "ZZ, No country, Aucun pays, Nessun paese",
    })
    void namesAreThoseOfTheLanguage(String code, String english, String french, String italian) {
        assertThat(CountryNames.of(code, Language.ENGLISH)).isEqualTo(english);
        assertThat(CountryNames.of(code, Language.FRENCH)).isEqualTo(french);
        assertThat(CountryNames.of(code, Language.ITALIAN)).isEqualTo(italian);
    }
}
