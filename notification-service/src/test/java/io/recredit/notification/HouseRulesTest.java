package io.recredit.notification;

import io.recredit.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void the_service_keeps_the_house_rules() {
        HouseRules.check("io.recredit.notification");
    }
}
