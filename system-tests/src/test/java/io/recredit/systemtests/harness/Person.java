package io.recredit.systemtests.harness;

import java.util.Locale;

/** The people of the local realm; their passwords are known to everyone, for they exist on development machines only. */
public enum Person {
    /** Operator. */
    OLIVIA("operator"),
    /** Owner of {@code acme}. */
    OSCAR("owner"),
    /** Sender of {@code acme}. */
    SARA("sender"),
    /** Owner of {@code globex}. */
    GINA("owner"),
    /** Sender of {@code globex}. */
    GREG("sender");

    private final String role;

    Person(String role) {
        this.role = role;
    }

    public String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code operator}, {@code owner} or {@code sender}. */
    public String role() {
        return role;
    }
}
