package io.recredit.systemtests.access;

import io.recredit.systemtests.harness.Service;
import java.util.Locale;

/**
 * One operation of an interface.
 *
 * @param path with its parameters in braces, as the OpenAPI document has it
 */
record Operation(Service service, String method, String path) {

    static Operation of(String service, String method, String path) {
        return new Operation(Service.valueOf(service.toUpperCase(Locale.ROOT)), method, path);
    }

    /** Whether it is about something that belongs to one customer. */
    boolean isOfOneCustomer() {
        return path.contains("{account}") || path.contains("{serviceName}") || path.contains("{customer}");
    }

    /** Whether it may take away what another call needs. */
    boolean mayRemove() {
        return path.contains("-rules/")
                || path.contains("/limits/")
                || path.contains("-plans/")
                || path.endsWith("/cards/{card}");
    }

    @Override
    public String toString() {
        return service.shortName() + " " + method + " " + path;
    }
}
