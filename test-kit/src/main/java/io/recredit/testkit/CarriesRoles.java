package io.recredit.testkit;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** A REST endpoint says who may call it, itself or on its class. */
final class CarriesRoles extends ArchCondition<JavaMethod> {

    private static final List<String> ANSWERS = List.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "io.quarkus.security.Authenticated");

    CarriesRoles() {
        super("say who may call them (@RolesAllowed, @Authenticated or @PermitAll)");
    }

    @Override
    public void check(JavaMethod endpoint, ConditionEvents events) {
        boolean says = ANSWERS.stream()
                .anyMatch(answer ->
                        endpoint.isAnnotatedWith(answer) || endpoint.getOwner().isAnnotatedWith(answer));
        if (!says) {
            events.add(
                    SimpleConditionEvent.violated(endpoint, endpoint.getFullName() + " does not say who may call it"));
        }
    }
}
