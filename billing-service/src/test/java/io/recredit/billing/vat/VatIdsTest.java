package io.recredit.billing.vat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatIdsTest {

    @ParameterizedTest
    @CsvSource({
        "AT, ATU12345675",
        "BE, BE0776091951",
        "BE, BE1000000000",
        "BG, BG175074752",
        "BG, BG1234567890",
        "CY, CY10137629O",
        "CZ, CZ00177041",
        "CZ, CZ7103192745",
        "DE, DE129274202",
        "DK, DK88146328",
        "EE, EE100931558",
        "ES, ESB58378431",
        "ES, ES12345678Z",
        "ES, ESX1234567L",
        "FI, FI20774740",
        "FR, FR40303265045",
        "FR, FRK7399859412",
        "MC, FR40303265045",
        "GR, EL094259216",
        "HR, HR33392005961",
        "HU, HU21376414",
        "IE, IE6433435F",
        "IE, IE8D79739I",
        "IE, IE6433435OA",
        "IT, IT00743110157",
        "LT, LT119511515",
        "LT, LT100001919017",
        "LU, LU15027442",
        "LV, LV40003521600",
        "MT, MT11679112",
        "NL, NL004495445B01",
        "PL, PL8567346215",
        "PT, PT501964843",
        "RO, RO18547290",
        "RO, RO11",
        "SE, SE123456789701",
        "SI, SI50223054",
        "SK, SK2022749619",
        // elsewhere the form is not known
        "GB, GB980780684",
        "CH, CHE107787577MWST",
        "US, 12",
    })
    void anIdOfTheCountrysFormIsTakenAsItIs(String country, String id) {
        assertThat(VatIds.normal(country, id)).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "FR, FR 40 303 265 045, FR40303265045",
        "FR, fr40303265045, FR40303265045",
        "NL, NL 0044.95.445.B.01, NL004495445B01",
        "CH, CHE-107.787.577 MWST, CHE107787577MWST",
    })
    void separatorsAndSmallLettersDoNotCount(String country, String text, String id) {
        assertThat(VatIds.normal(country, text)).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "FR, 40303265045",
        "FR, FR4030326504",
        "FR, FR403032650451",
        "FR, IT00743110157",
        "GR, GR094259216",
        "AT, AT12345675",
        "BE, BE2776091951",
        "DE, DE12927420",
        "DE, DE12927420A",
        "DE, DE１２９２７４２０２",
        "IE, IE6433435",
        "NL, NL004495445C01",
        "RO, RO1",
        "RO, RO12345678901",
        "SE, SE1234567897",
        "DE, ' '",
        "US, 1",
        "US, 123456789012345678901",
        "US, 12/3",
    })
    void whatHasAnotherFormIsNone(String country, String text) {
        assertThat(VatIds.normal(country, text)).isEmpty();
    }
}
