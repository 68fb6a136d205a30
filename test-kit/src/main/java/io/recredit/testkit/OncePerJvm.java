package io.recredit.testkit;

import java.util.function.Supplier;

/**
 * Texts that are made once per JVM. Quarkus loads test classes several times, each time with new static fields, so they
 * are kept as system properties.
 */
final class OncePerJvm {

    private static final String PREFIX = "recredit.testkit.";

    private OncePerJvm() {}

    /** What the first caller with that name made. Test resources start one after the other, so there is no race. */
    static String get(String name, Supplier<String> make) {
        String made = System.getProperty(PREFIX + name);
        if (made == null) {
            made = make.get();
            System.setProperty(PREFIX + name, made);
        }
        return made;
    }
}
