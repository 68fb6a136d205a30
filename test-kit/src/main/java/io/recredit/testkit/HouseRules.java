package io.recredit.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The architecture rules that every service keeps. Two kinds of classes are told apart by what they are:
 *
 * <ul>
 *   <li>The <em>model</em>: top-level records, enums and sealed interfaces. Plain Java, no framework; time and ids come
 *       in as arguments. What only carries JSON or rows is no model, and is named so: {@code *View}, {@code *Request},
 *       {@code *Body}, {@code *Row}, {@code *Event}.
 *   <li>The <em>adapters</em>, by their last word: {@code *Resource} (REST), {@code *Consumer} (Kafka), {@code *Job}
 *       (timer), {@code *Readiness} (health). They are entry points, so nobody else needs to see them.
 * </ul>
 */
public final class HouseRules {

    private static final List<String> CARRIERS = List.of("View", "Request", "Body", "Row", "Event");

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.vertx..",
        "io.smallrye..",
        "jakarta..",
        "java.sql..",
        "javax.sql..",
        "com.fasterxml.jackson..",
        "org.apache.kafka..",
        "org.eclipse.microprofile..",
        "org.hibernate..",
        "org.jsmpp..",
    };

    private static final String REST_CLIENT = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

    private static final DescribedPredicate<JavaClass> MODEL =
            DescribedPredicate.describe("model (top-level records, enums and sealed interfaces)", HouseRules::isModel);

    private HouseRules() {}

    /**
     * Checks one service.
     *
     * @param servicePackage e.g. {@code io.recredit.billing}
     * @throws AssertionError naming the rule and every place that breaks it
     */
    public static void check(String servicePackage) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(servicePackage);
        for (ArchRule rule : rules(servicePackage)) {
            rule.allowEmptyShould(true).check(service);
        }
    }

    private static List<ArchRule> rules(String servicePackage) {
        return List.of(
                noClasses().that(MODEL).should().dependOnClassesThat().resideInAnyPackage(FRAMEWORKS),
                noClasses().that(MODEL).should().callMethod(Instant.class, "now"),
                noClasses()
                        .should()
                        .callMethod(UUID.class, "randomUUID")
                        .because("ids are time-ordered and come from contracts' Ids"),
                slices().matching(servicePackage + ".(*)..").should().beFreeOfCycles(),
                noClasses()
                        .should()
                        .dependOnClassesThat(otherPartsThan(servicePackage))
                        .because("a service shares only contracts and service-kit"),
                classes()
                        .that()
                        .haveNameMatching(".*(Resource|Consumer|Job|Readiness)")
                        .should()
                        .notBePublic(),
                methods().that(areEndpoints()).should(new CarriesRoles()),
                GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING,
                GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    private static boolean isModel(JavaClass type) {
        boolean carrier = CARRIERS.stream().anyMatch(type.getSimpleName()::endsWith);
        boolean sealed = type.isInterface() && type.reflect().isSealed();
        return type.isTopLevelClass() && !carrier && (type.isRecord() || type.isEnum() || sealed);
    }

    private static DescribedPredicate<JavaClass> otherPartsThan(String servicePackage) {
        return DescribedPredicate.describe(
                "of another service",
                type -> type.getPackageName().startsWith("io.recredit.")
                        && !isIn(type, servicePackage)
                        && !isIn(type, "io.recredit.contracts")
                        && !isIn(type, "io.recredit.kit"));
    }

    private static boolean isIn(JavaClass type, String parent) {
        return type.getPackageName().equals(parent) || type.getPackageName().startsWith(parent + ".");
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "REST endpoints, which a client's methods only look like,",
                method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !method.getOwner().isAnnotatedWith(REST_CLIENT)
                        && method.getAnnotations().stream()
                                .anyMatch(annotation ->
                                        annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod")));
    }
}
