package io.recredit.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.recredit.billing.tariff.PriceList.Complete;
import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tariff that the project ships has a price for every number that there can be. */
class DemoTariffTest {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static Map<String, Price> byPrefix = Map.of();

    @BeforeAll
    static void readTariff() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(DemoTariffTest.class.getResourceAsStream("/demo/tariff-credit.csv"))) {
            PriceList list = TariffCsv.read(file.readAllBytes());
            assertThat(list).isInstanceOf(Complete.class);
            byPrefix =
                    ((Complete) list).prices().stream().collect(Collectors.toMap(Price::prefix, Function.identity()));
        }
    }

    @Test
    void everyCallingCodeHasAPrice() {
        assertThat(NUMBERS.getSupportedCallingCodes())
                .allSatisfy(code -> assertThat(byPrefix).containsKey(String.valueOf(code)));
    }

    @Test
    void everyRegionHasAPriceOfItsOwn() {
        // When
        Set<String> countries = byPrefix.values().stream().map(Price::country).collect(Collectors.toSet());

        // Then
        assertThat(countries).containsAll(NUMBERS.getSupportedRegions());
    }

    @Test
    void theMobileNumbersOfEveryRegionGetThePriceOfTheRegionThatHasThem() {
        for (String region : new TreeSet<>(NUMBERS.getSupportedRegions())) {
            PhoneNumber example = NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE);
            if (example != null) {
                String owner = NUMBERS.getRegionCodeForNumber(example);
                assertThat(priceOf(example).map(Price::country))
                        .as("the country of %s, a mobile number of %s", example, region)
                        .hasValueSatisfying(country -> assertThat(country).isIn(owner, region));
            }
        }
    }

    @Test
    void thePricesOfTheProductAreAsItSays() {
        assertThat(byPrefix.get("33")).isEqualTo(new Price("33", "FR", Amount.of("1")));
        assertThat(byPrefix.get("39")).isEqualTo(new Price("39", "IT", Amount.of("0.7")));
        assertThat(byPrefix.get("91")).isEqualTo(new Price("91", "IN", Amount.of("0.1")));
    }

    /** The longest prefix wins. */
    private static Optional<Price> priceOf(PhoneNumber number) {
        String digits = number.getCountryCode() + NUMBERS.getNationalSignificantNumber(number);
        for (int length = digits.length(); length > 0; length--) {
            Price price = byPrefix.get(digits.substring(0, length));
            if (price != null) {
                return Optional.of(price);
            }
        }
        return Optional.empty();
    }
}
