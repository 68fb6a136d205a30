package io.recredit.billing;

import io.recredit.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void billing_keeps_the_house_rules() {
        HouseRules.check("io.recredit.billing");
    }
}
