package io.recredit.systemtests.harness;

import io.recredit.localstack.client.RestClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What every test takes for granted: the customers of the realm's people, and prices. */
final class Basics {

    private static final Duration PRICED_WITHIN = Duration.ofSeconds(60);

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
        awaitPrices(system);
    }

    /** Waits until send-service has the tariff, too; a message without a text is stored nowhere, but names all that is wrong. */
    private static void awaitPrices(RunningSystem system) {
        String account = system.operator().opensAccount("acme");
        RestClient send = system.as(Person.SARA, Service.SEND);
        Map<String, Object> probe = Map.of(
                "messages", List.of(Map.of("to", Numbers.french(), "from", "Recredit", "purpose", "otp", "text", "")));
        Await.until(
                "send-service prices messages to France",
                PRICED_WITHIN,
                () -> send.exchange("POST", "/v1/accounts/" + account + "/messages", probe, Map.of())
                        .body(),
                refused -> refused.findValuesAsText("field").equals(List.of("messages[0].text")));
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
