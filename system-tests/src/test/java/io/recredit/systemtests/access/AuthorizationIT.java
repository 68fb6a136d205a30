package io.recredit.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation that the services' OpenAPI documents name, called by everyone. */
@SystemTest
class AuthorizationIT {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static Premises premises;

    @BeforeAll
    static void openAnAccount(RunningSystem system) {
        premises = new Premises(system);
    }

    @Test
    void theMatrixNamesEveryOperationAndNoOther(RunningSystem system) {
        Set<Operation> named = new HashSet<>(Matrix.operations());
        named.addAll(Matrix.SIGNED);
        named.addAll(Matrix.PUBLIC);
        assertThat(documented(system)).containsExactlyInAnyOrderElementsOf(named);
    }

    private static Set<Operation> documented(RunningSystem system) {
        Set<Operation> found = new HashSet<>();
        for (Service service : Service.values()) {
            JsonNode paths =
                    system.withoutToken(service).get("/q/openapi?format=json").path("paths");
            paths.properties()
                    .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                        if (METHODS.contains(method)) {
                            found.add(new Operation(service, method.toUpperCase(Locale.ROOT), path.getKey()));
                        }
                    }));
        }
        return found;
    }

    @TestFactory
    Stream<DynamicTest> whoeverHasNoGoodTokenIsTurnedAway(RunningSystem system) {
        String expired = system.expiredTokenOf(Person.OSCAR);
        String forged = forged(system.tokenOf(Person.OSCAR));
        return each(operation -> {
            Service service = operation.service();
            assertProblem(premises.call(system.withoutToken(service), operation), 401, "no token");
            assertProblem(premises.call(system.withToken("garbage", service), operation), 401, "garbage");
            assertProblem(premises.call(system.withToken(forged, service), operation), 401, "a forged token");
            assertProblem(premises.call(system.withToken(expired, service), operation), 401, "an expired token");
        });
    }

    /** The same claims, but one character of the signature changed. */
    private static String forged(String token) {
        int at = token.lastIndexOf('.') + 10;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    @TestFactory
    Stream<DynamicTest> whatNeedsASignatureIsRefusedWithoutOneWhateverTheToken(RunningSystem system) {
        return Matrix.SIGNED.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Service service = operation.service();
                    for (RestClient client : List.of(system.withoutToken(service), system.as(Person.OLIVIA, service))) {
                        Answer answer =
                                client.exchange(operation.method(), operation.path(), Map.of("type", "x"), Map.of());
                        assertProblem(answer, 400, "no signature");
                        assertThat(answer.problem().slug()).isEqualTo("bad-signature");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsPublicIsAnsweredWhateverTheToken(RunningSystem system) {
        return Matrix.PUBLIC.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Service service = operation.service();
                    for (RestClient client : List.of(
                            system.withoutToken(service),
                            system.withToken("garbage", service),
                            system.as(Person.SARA, service))) {
                        Answer answer = premises.call(client, operation);
                        assertThat(answer.isSuccess()).as(answer.toString()).isTrue();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whoeverHasTheWrongRoleIsForbidden(RunningSystem system) {
        return each(operation -> {
            for (Person person : Matrix.forbidden(operation)) {
                assertProblem(premises.call(system.as(person, operation.service()), operation), 403, person.login());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whateverBelongsToAnotherCustomerDoesNotExist(RunningSystem system) {
        return each(operation -> {
            for (Person stranger : operation.isOfOneCustomer() ? Matrix.strangers(operation) : List.<Person>of()) {
                RestClient client = system.as(stranger, operation.service());
                Answer answer = premises.call(client, operation);
                assertProblem(answer, 404, stranger.login());
                assertThat(told(answer))
                        .as("what a stranger is told is what is said of things that do not exist")
                        .isEqualTo(told(premises.callInVain(client, operation)));
            }
        });
    }

    private static String told(Answer answer) {
        var problem = answer.problem();
        return problem.slug() + " " + problem.title() + " " + problem.detail() + " " + problem.errors();
    }

    @TestFactory
    Stream<DynamicTest> whoeverMayCallItGetsAnAnswer(RunningSystem system) {
        return each(operation -> {
            for (Person person : Matrix.allowed(operation)) {
                if (operation.mayRemove()) {
                    premises.restore();
                }
                Answer answer = premises.call(system.as(person, operation.service()), operation);
                assertThat(answer.isSuccess())
                        .as("%s calls %s: %s", person.login(), operation, answer.problem())
                        .isTrue();
            }
        });
    }

    @Test
    void aListShowsOnlyTheAccountsOfTheOwnCustomer(RunningSystem system) {
        assertThat(accountsSeenBy(system, Person.OSCAR)).contains(premises.account());
        assertThat(accountsSeenBy(system, Person.GINA)).doesNotContain(premises.account());
        assertThat(system.as(Person.GINA, Service.ACCOUNT)
                        .exchange("GET", "/v1/accounts?customer=acme", null, Map.of())
                        .body()
                        .toString())
                .doesNotContain(premises.account());
    }

    private static List<String> accountsSeenBy(RunningSystem system, Person person) {
        List<String> names = new ArrayList<>();
        RestClient client = system.as(person, Service.ACCOUNT);
        client.forEach(
                "/v1/accounts?limit=200",
                account -> names.add(account.path("name").asText()));
        return names;
    }

    private static Stream<DynamicTest> each(Consumer<Operation> check) {
        return Matrix.operations().stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check.accept(operation)));
    }

    private static void assertProblem(Answer answer, int status, String who) {
        assertThat(answer.status())
                .as("%s with %s: %s", answer.request(), who, answer.body())
                .isEqualTo(status);
        assertThat(answer.header("content-type").orElse(""))
                .as("content type of the %d for %s", status, who)
                .startsWith("application/problem+json");
        assertThat(answer.problem().status()).isEqualTo(status);
        assertThat(answer.problem().title()).isNotEmpty();
        assertThat(answer.body().path("type").asText()).startsWith("https://recredit.io/problems/");
    }
}
