package io.recredit.account;

import io.recredit.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theServiceKeepsTheHouseRules() {
        HouseRules.check("io.recredit.account");
    }
}
