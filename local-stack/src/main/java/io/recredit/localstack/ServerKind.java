package io.recredit.localstack;

/** Where PostgreSQL, Kafka and Keycloak come from. */
public enum ServerKind {
    /** From jars, as processes of this machine; needs nothing but Java. */
    EMBEDDED,
    /** From their official images; needs Docker. */
    CONTAINERS;

    /** {@code true} makes tests use containers. */
    private static final String VARIABLE = "RECREDIT_CONTAINERS";

    /** What {@code ./dev test} was told; embedded when nothing was said. */
    public static ServerKind ofEnvironment() {
        return "true".equals(System.getenv(VARIABLE)) ? CONTAINERS : EMBEDDED;
    }
}
