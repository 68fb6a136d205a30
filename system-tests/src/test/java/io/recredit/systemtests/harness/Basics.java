package io.recredit.systemtests.harness;

import io.recredit.localstack.client.RestClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** What every test takes for granted: the customers of the realm's people, and prices. */
final class Basics {

    private Basics() {}

    static void load(RunningSystem system) {
        RestClient accounts = system.as(Person.OLIVIA, Service.ACCOUNT);
        for (String customer : new String[] {"acme", "globex"}) {
            accounts.post("/v1/customers", Map.of("id", customer, "name", customer, "homeCountry", "FR"));
        }
        system.as(Person.OLIVIA, Service.BILLING)
                .postText(
                        "/v1/tariffs?id=" + RunningSystem.TARIFF + "&currency=CREDIT&validFrom=2026-01-01T00:00:00Z",
                        "text/csv",
                        tariff());
    }

    /** The tariff that is shipped with the project. */
    private static String tariff() {
        try (InputStream csv = Objects.requireNonNull(
                Basics.class.getResourceAsStream("/demo/tariff-credit.csv"), "the shipped tariff is not there")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
