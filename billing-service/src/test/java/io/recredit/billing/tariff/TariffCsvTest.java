package io.recredit.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.tariff.PriceList.Complete;
import io.recredit.billing.tariff.PriceList.Faulty;
import io.recredit.billing.tariff.PriceList.LineError;
import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TariffCsvTest {

    @Test
    void aGoodFileGivesItsPricesInOrder() {
        // When
        PriceList list = read("prefix,country,price\n33,FR,1\n39,IT,0.7\n91,IN,0.1\n");

        // Then
        assertThat(list)
                .isEqualTo(new Complete(java.util.List.of(
                        new Price("33", "FR", Amount.of("1")),
                        new Price("39", "IT", Amount.of("0.7")),
                        new Price("91", "IN", Amount.of("0.1")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFprefix,country,price\n33,FR,1",
                "prefix,country,price\r\n33,FR,1\r\n\r\n",
                "prefix,country,price\n\"33\",\"FR\",\"1\"\n",
                "prefix,country,price\n\n33,FR,1.000000\n"
            })
    void spellingsOfCsvAreAllRead(String file) {
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        Complete.class,
                        list -> assertThat(list.prices()).containsExactly(new Price("33", "FR", Amount.of("1"))));
    }

    @ParameterizedTest
    @CsvSource({
        "'+33,FR,1', prefix, bad-prefix",
        "'1234567890123456,FR,1', prefix, bad-prefix",
        "',FR,1', prefix, bad-prefix",
        "'39,IT,1', prefix, duplicate-prefix",
        "'33,fr,1', country, unknown-country",
        "'33,QQ,1', country, unknown-country",
        "'33,FR,0.1234567', price, bad-amount",
        "'33,FR,1e3', price, bad-amount",
        "'33,FR,', price, bad-amount",
        "'33,FR,-0.000001', price, negative-amount",
        "'33,FR,1000000.000001', price, price-too-high",
        "'33,FR', line, bad-line",
        "'33,FR,1,', line, bad-line",
        "'\"33,FR,1', line, broken-csv",
    })
    void aWrongLineIsToldByLineColumnAndCode(String line, String column, String code) {
        // When
        PriceList list = read("prefix,country,price\n39,IT,0.7\n" + line + "\n");

        // Then
        assertThat(list)
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.errors()).singleElement().satisfies(error -> {
                            assertThat(error.line()).isEqualTo(3);
                            assertThat(error.column()).isEqualTo(column);
                            assertThat(error.code()).isEqualTo(code);
                        }));
    }

    @Test
    void everyErrorOfALineIsTold() {
        assertThat(read("prefix,country,price\nx,y,z\n"))
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.errors())
                                .extracting(LineError::column)
                                .containsExactly("prefix", "country", "price"));
    }

    @ParameterizedTest
    @CsvSource({"'', no-prices", "'prefix,country,price\n', no-prices", "'prefix;country;price\n', bad-header"})
    void aFileWithoutPricesOrHeaderIsFaulty(String file, String code) {
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.errors())
                                .extracting(LineError::code)
                                .containsExactly(code));
    }

    @Test
    void bytesThatAreNoUtf8AreFaulty() {
        assertThat(TariffCsv.read(new byte[] {'p', (byte) 0xC3, '('})).isInstanceOf(Faulty.class);
    }

    @Test
    void atMost500ErrorsAreTold() {
        // Given
        String file = "prefix,country,price\n" + "x,FR,1\n".repeat(600);

        // Then
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        Faulty.class, faulty -> assertThat(faulty.errors()).hasSize(TariffCsv.MAX_ERRORS));
    }

    @Test
    void moreThanTheMostPricesAreFaulty() {
        // Given
        String file = IntStream.rangeClosed(1, TariffCsv.MAX_PRICES + 1)
                .mapToObj(prefix -> prefix + ",FR,1\n")
                .collect(Collectors.joining("", "prefix,country,price\n", ""));

        // Then
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.errors())
                                .extracting(LineError::code)
                                .containsExactly("too-many-prices"));
    }

    private static PriceList read(String file) {
        return TariffCsv.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
