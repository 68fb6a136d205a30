package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deciding is a function of what is passed in: nothing that it reaches, however far away, knows more than that. */
class DecidingIsPureTest {

    /** Where following stops: the language and the events. Everything else that is reached is looked into. */
    private static final List<String> GROUND = List.of("java.", "org.jspecify.", "io.recredit.contracts.");

    /** A mark and a hash: all that it takes of what the services share. */
    private static final Set<String> SHARED =
            Set.of("io.recredit.kit.kafka.TryAgain", "io.recredit.kit.idempotency.ContentHash");

    private static final List<String> IMPURE = List.of("java.io.", "java.net.", "java.nio.file.", "java.sql.");

    private final Set<JavaClass> decision = reachedFrom(new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.recredit.billing")
            .get(Deciding.class));

    @Test
    void it_reaches_java_the_events_and_billings_own_model_only() {
        assertThat(decision)
                .map(JavaClass::getName)
                .contains("io.recredit.billing.episode.WatchedBalance", "io.recredit.billing.ledger.Entry")
                .allMatch(name -> name.startsWith("io.recredit.billing.") || SHARED.contains(name));
    }

    @Test
    void it_asks_no_clock_makes_no_random_id_and_does_no_input_or_output() {
        assertThat(decision)
                .flatMap(JavaClass::getAccessesFromSelf)
                .map(JavaAccess::getTarget)
                .filteredOn(DecidingIsPureTest::isImpure)
                .isEmpty();
        assertThat(decision)
                .flatMap(JavaClass::getDirectDependenciesFromSelf)
                .map(dependency -> dependency.getTargetClass().getName())
                .noneMatch(name -> IMPURE.stream().anyMatch(name::startsWith));
    }

    private static boolean isImpure(AccessTarget target) {
        JavaClass owner = target.getOwner();
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().equals("java.time");
            case "currentTimeMillis", "nanoTime", "random", "randomUUID" -> true;
            case "next" -> owner.getName().equals("io.recredit.contracts.Ids");
            default -> owner.isAssignableTo(Clock.class) || owner.getName().contains("Random");
        };
    }

    private static Set<JavaClass> reachedFrom(JavaClass start) {
        Set<JavaClass> reached = new LinkedHashSet<>();
        Deque<JavaClass> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            JavaClass type = next.remove().getBaseComponentType();
            if (!type.isPrimitive() && GROUND.stream().noneMatch(type.getName()::startsWith) && reached.add(type)) {
                type.getDirectDependenciesFromSelf().forEach(dependency -> next.add(dependency.getTargetClass()));
            }
        }
        return reached;
    }
}
