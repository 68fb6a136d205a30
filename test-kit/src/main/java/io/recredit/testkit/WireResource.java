package io.recredit.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Besides {@link StackResource}, on single test classes ({@code restrictToAnnotatedClass}): the service reaches its
 * PostgreSQL over the {@link Wire}. Migrations do not.
 *
 * <p>Argument {@code database}: that of the stack.
 */
public class WireResource implements QuarkusTestResourceLifecycleManager {

    private static final Pattern PORT = Pattern.compile(":([0-9]+)/");

    private String database = "test";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        String direct = OncePerJvm.get(StackResource.POSTGRES + database, () -> {
                    throw new IllegalStateException("the stack is not there yet");
                })
                .split(" ", -1)[1];
        Matcher address = PORT.matcher(direct);
        if (!address.find()) {
            throw new IllegalStateException("no port in " + direct);
        }
        String port = OncePerJvm.get("wire", () -> Integer.toString(Wire.to(Integer.parseInt(address.group(1)))));
        return Map.of("quarkus.datasource.reactive.url", address.replaceFirst(":" + port + "/"));
    }

    /** After the stack: what comes later wins. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        Wire.mend();
    }
}
