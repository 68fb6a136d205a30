package io.recredit.systemtests.input;

import io.recredit.localstack.client.RestClient;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What account-service refuses at the door. */
final class AccountInputs {

    private static final Map<String, Object> ACCOUNT = Map.of(
            "description", "bad input",
            "chargingCurrency", "CREDIT",
            "homeCountry", "FR",
            "language", "fr",
            "timeZone", "Europe/Paris",
            "refundOnFailedDelivery", true);

    private final RestClient operator;
    private final String account;

    AccountInputs(RestClient operator, String account) {
        this.operator = operator;
        this.account = account;
    }

    Stream<BadInput> all() {
        return Stream.of(
                account("an account in an unknown currency", "chargingCurrency", "XYZ"),
                account("a country that is none", "homeCountry", "ZZ"),
                account("a language that we do not speak", "language", "de"),
                account("a time zone that is none", "timeZone", "Mars/Olympus"),
                account("a service name of another form", "name", "my account"),
                account("an unknown field", "colour", "red"),
                BadInput.field(
                        "a customer with capitals",
                        "id",
                        "",
                        () -> operator.exchange(
                                "POST",
                                "/v1/customers",
                                Map.of("id", "ACME", "name", "Acme", "homeCountry", "FR"),
                                Map.of())),
                BadInput.field(
                        "an unknown state",
                        "state",
                        "",
                        () -> operator.exchange("PATCH", "/v1/accounts/" + account, Map.of("state", "gone"), Map.of())),
                BadInput.field(
                        "a user without a name",
                        "name",
                        "",
                        () -> operator.exchange("POST", "/v1/accounts/" + account + "/users", Map.of(), Map.of())),
                BadInput.request(
                        "an account of an unknown customer",
                        404,
                        "not-found",
                        () -> operator.exchange("POST", "/v1/customers/nobody/accounts", ACCOUNT, Map.of())));
    }

    private BadInput account(String name, String field, Object value) {
        Map<String, Object> body = new HashMap<>(ACCOUNT);
        body.put(field, value);
        return BadInput.field(
                name, field, "", () -> operator.exchange("POST", "/v1/customers/acme/accounts", body, Map.of()));
    }
}
