package io.recredit.billing.vat;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.VatTreatment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatRuleTest {

    @ParameterizedTest
    @CsvSource({
        "FR, FR, , DOMESTIC",
        "FR, FR, FR11987654321, DOMESTIC",
        // Monaco counts as France, the Isle of Man as the United Kingdom
        "FR, MC, , DOMESTIC",
        "FR, MC, FR11987654321, DOMESTIC",
        "IT, MC, FR11987654321, REVERSE_CHARGE",
        "GB, IM, , DOMESTIC",
        "FR, IT, IT12345678901, REVERSE_CHARGE",
        "FR, GR, EL094259216, REVERSE_CHARGE",
        "FR, IT, , DESTINATION",
        "FR, GR, , DESTINATION",
        "FR, CH, , OUTSIDE_SCOPE",
        "FR, GB, GB980780684, OUTSIDE_SCOPE",
        "FR, NO, , OUTSIDE_SCOPE",
        "FR, US, , OUTSIDE_SCOPE",
        // a territory with a code of its own
        "FR, GP, , OUTSIDE_SCOPE",
        "CH, CH, , DOMESTIC",
        "CH, FR, , DESTINATION",
    })
    void whoseVatIsChargedFollowsFromWhereBothAreAndTheVatId(
            String seller, String buyer, @Nullable String vatId, VatTreatment expected) {
        assertThat(VatRule.treatmentOf(party(seller, "any"), party(buyer, vatId)))
                .isEqualTo(expected);
    }

    private static Party party(String country, @Nullable String vatId) {
        return new Party("somebody", List.of(), country, vatId);
    }
}
