package io.recredit.systemtests.access;

import io.recredit.systemtests.harness.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may call what. An operation that is not here is a gap in the tests, one that is only here a broken promise. */
final class Matrix {

    private static final Map<String, Person> OF_ACME =
            Map.of("operator", Person.OLIVIA, "owner", Person.OSCAR, "sender", Person.SARA);

    private static final Map<Operation, Set<String>> ROLES = read("""
            account POST   /v1/customers                                         operator
            account GET    /v1/customers                                         operator
            account GET    /v1/customers/{customer}                              operator owner sender
            account POST   /v1/customers/{customer}/accounts                     operator
            account GET    /v1/accounts                                          operator owner sender
            account GET    /v1/accounts/{account}                                operator owner sender
            account PATCH  /v1/accounts/{account}                                operator owner
            account POST   /v1/accounts/{account}/users                          operator owner
            account GET    /v1/accounts/{account}/users                          operator owner sender
            account GET    /v1/accounts/{account}/users/{user}                   operator owner sender
            account PATCH  /v1/accounts/{account}/users/{user}                   operator owner
            billing GET    /v1/accounts/{account}/balances                       operator owner
            billing GET    /v1/accounts/{account}/credit                         operator owner sender
            billing GET    /v1/accounts/{account}/sufficiency                    operator owner sender
            billing GET    /v1/accounts/{account}/credit-log                     operator owner
            billing GET    /v1/accounts/{account}/credit-log.csv                 operator owner
            billing GET    /v1/accounts/{account}/spending                       operator owner
            billing PUT    /v1/accounts/{account}/users/{user}/limits/{currency}            operator owner
            billing GET    /v1/accounts/{account}/users/{user}/limits/{currency}            operator owner
            billing DELETE /v1/accounts/{account}/users/{user}/limits/{currency}            operator owner
            billing POST   /v1/accounts/{account}/users/{user}/allowance-changes            operator owner
            billing GET    /v1/accounts/{account}/users/{user}/allowances                   operator owner
            billing PUT    /v1/accounts/{account}/users/{user}/allowance-plans/{currency}   operator owner
            billing GET    /v1/accounts/{account}/users/{user}/allowance-plans/{currency}   operator owner
            billing DELETE /v1/accounts/{account}/users/{user}/allowance-plans/{currency}   operator owner
            billing GET    /v1/accounts/{account}/users/{user}/credit-log                   operator owner
            billing GET    /v1/accounts/{account}/users/{user}/credit-log.csv               operator owner
            billing POST   /v1/accounts/{account}/adjustments                    operator
            billing POST   /v1/accounts/{account}/transfers                      operator owner
            billing POST   /sms/{serviceName}/transferCredits                    operator owner
            billing GET    /v1/accounts/{account}/audit                          operator owner
            billing GET    /v1/customers/{customer}/audit                        operator owner
            billing GET    /v1/audit                                             operator
            billing PUT    /v1/accounts/{account}/alert-rules/{currency}         operator owner
            billing GET    /v1/accounts/{account}/alert-rules/{currency}         operator owner
            billing DELETE /v1/accounts/{account}/alert-rules/{currency}         operator owner
            billing PUT    /v1/accounts/{account}/auto-topup-rules/{currency}    operator owner
            billing GET    /v1/accounts/{account}/auto-topup-rules/{currency}    operator owner
            billing DELETE /v1/accounts/{account}/auto-topup-rules/{currency}    operator owner
            billing GET    /v1/accounts/{account}/low-episodes                   operator owner
            billing POST   /v1/accounts/{account}/topups                         operator owner
            billing GET    /v1/accounts/{account}/topups                         operator owner
            billing GET    /v1/accounts/{account}/topups/{id}                    operator owner
            billing POST   /v1/customers/{customer}/card-setups                  operator owner
            billing GET    /v1/customers/{customer}/card-setups/{id}             operator owner
            billing GET    /v1/customers/{customer}/cards                        operator owner
            billing DELETE /v1/customers/{customer}/cards/{card}                 operator owner
            billing PUT    /v1/customers/{customer}/default-card                 operator owner
            billing PUT    /v1/customers/{customer}/billing-profile              operator owner
            billing GET    /v1/customers/{customer}/billing-profile              operator owner
            billing GET    /v1/customers/{customer}/receipts                     operator owner
            billing GET    /v1/customers/{customer}/receipts/{number}            operator owner
            billing GET    /v1/vat-rates                                         operator owner sender
            billing PUT    /v1/vat-rates/{country}/{validFrom}                   operator
            billing POST   /v1/ledger/retention-runs                             operator
            billing GET    /v1/packs                                             operator owner sender
            billing POST   /v1/tariffs                                           operator
            billing GET    /v1/tariffs                                           operator owner sender
            billing GET    /v1/tariffs/{id}                                      operator owner sender
            billing GET    /v1/tariffs/{id}/prices                               operator owner sender
            send    POST   /v1/accounts/{account}/estimates                      operator owner sender
            send    POST   /v1/accounts/{account}/messages                       operator owner sender
            send    GET    /v1/accounts/{account}/messages                       operator owner sender
            send    GET    /v1/accounts/{account}/messages/{id}                  operator owner sender
            notification GET /v1/accounts/{account}/mails                        operator owner
            """);

    /** Open to everybody without a token: a signature over the body is asked for instead. */
    static final Set<Operation> SIGNED = Set.of(Operation.of("billing", "POST", "/v1/webhooks/stripe"));

    /** Open to everybody without a token: what they say is nobody's secret. */
    static final Set<Operation> PUBLIC =
            Set.of(Operation.of("billing", "GET", "/v1/prices"), Operation.of("billing", "GET", "/v1/prices/lookup"));

    private Matrix() {}

    private static Map<Operation, Set<String>> read(String table) {
        return table.lines()
                .map(line -> List.of(line.trim().split("\\s+")))
                .collect(Collectors.toMap(
                        cells -> Operation.of(cells.get(0), cells.get(1), cells.get(2)),
                        cells -> Set.copyOf(cells.subList(3, cells.size()))));
    }

    static Set<Operation> operations() {
        return ROLES.keySet();
    }

    /** The people of {@code acme} and the operator who may call it for {@code acme}. */
    static List<Person> allowed(Operation operation) {
        return roles(operation).stream().map(OF_ACME::get).toList();
    }

    /** Those with a role that may not. */
    static List<Person> forbidden(Operation operation) {
        return Arrays.stream(Person.values())
                .filter(person -> !roles(operation).contains(person.role()))
                .toList();
    }

    /** People of another customer whose role would do, were it theirs. */
    static List<Person> strangers(Operation operation) {
        return List.of(Person.GINA, Person.GREG).stream()
                .filter(person -> roles(operation).contains(person.role()))
                .toList();
    }

    private static Set<String> roles(Operation operation) {
        Set<String> roles = ROLES.get(operation);
        if (roles == null) {
            throw new AssertionError("not in the matrix: " + operation);
        }
        return roles;
    }
}
