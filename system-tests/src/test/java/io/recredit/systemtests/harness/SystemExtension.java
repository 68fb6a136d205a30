package io.recredit.systemtests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the system before the first class, verifies it after each, and stops it after the last. */
final class SystemExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        system(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(system(context).verify())
                .as("verify after " + context.getDisplayName())
                .isTrue();
    }

    /** Kept in the root of all contexts, which closes it when the last test is done. */
    private static RunningSystem system(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SystemExtension.class))
                .computeIfAbsent(RunningSystem.class, ignored -> RunningSystem.start(), RunningSystem.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return system(context);
    }
}
