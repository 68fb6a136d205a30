package io.recredit.systemtests.harness;

/** The services under test. */
public enum Service {
    ACCOUNT("account"),
    BILLING("billing"),
    SEND("send"),
    NOTIFICATION("notification");

    private final String shortName;

    Service(String shortName) {
        this.shortName = shortName;
    }

    /** Its process, e.g. {@code billing-service}. */
    public String processName() {
        return shortName + "-service";
    }

    /** Its database and database role, and its consumer group's and dead-letter topics' name part. */
    public String shortName() {
        return shortName;
    }
}
