package io.recredit.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.recredit.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void billing_keeps_the_house_rules() {
        HouseRules.check("io.recredit.billing");
    }

    @Test
    void only_its_adapter_knows_the_card_processors_library() {
        JavaClasses billing = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.recredit.billing");
        noClasses()
                .that()
                .resideOutsideOfPackage("io.recredit.billing.payment")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.stripe..")
                .check(billing);
    }
}
