package io.recredit.systemtests.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.Problem;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every bad input is told precisely what is wrong, and changes nothing. */
@SystemTest
class BadInputIT {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    /** Everything that a request could have added or changed, as counts and sums. */
    private static final List<String> IN_BILLING = List.of(
            "select count(*), coalesce(sum(amount_micros), 0) from entry",
            "select count(*), coalesce(sum(balance_micros), 0), coalesce(sum(last_entry_no), 0) from balance",
            "select count(*) from refusal",
            "select count(*), coalesce(sum(revision), 0) from balance_rule",
            "select count(*) from audit",
            "select count(*) from low_episode",
            "select count(*) from idempotency",
            "select count(*), coalesce(sum(allowance_micros), 0), count(limits_changed_at) from user_credit",
            "select (select count(*) from allowance_change), (select count(*) from allowance_plan)",
            "select count(*), count(removed_at) from card",
            "select count(*) from card_setup",
            "select count(*), coalesce(sum(prices), 0) from tariff");

    private static final List<String> IN_SEND =
            List.of("select count(*), max(id::text) from message", "select count(*) from idempotency");

    private static final List<String> IN_ACCOUNT =
            List.of("select count(*) from customer", "select count(*), sum(revision) from account");

    private static Operator operator;
    private static String account;
    private static String target;
    private static SendInputs sendInputs;
    private static BillingInputs billingInputs;

    @BeforeAll
    static void useUpTheKeys(RunningSystem system) {
        operator = system.operator();
        account = operator.opensAccount("acme");
        target = operator.opensAccount("acme");
        sendInputs = new SendInputs(system.as(Person.SARA, Service.SEND), account);
        billingInputs = new BillingInputs(
                system.as(Person.OLIVIA, Service.BILLING),
                system.as(Person.OSCAR, Service.BILLING),
                account,
                target,
                operator.addsUser(account));
        assertThat(billingInputs.adjustFirst().status()).isEqualTo(201);
        assertThat(sendInputs.sendFirst().status()).isEqualTo(202);
        operator.settledMessagesOf(account, SETTLED_WITHIN);
    }

    @TestFactory
    Stream<DynamicTest> sendServiceTellsWhatIsWrongAndChangesNothing(RunningSystem system) {
        return checked(system, sendInputs.all());
    }

    @TestFactory
    Stream<DynamicTest> billingServiceTellsWhatIsWrongAndChangesNothing(RunningSystem system) {
        return checked(system, billingInputs.all());
    }

    @TestFactory
    Stream<DynamicTest> accountServiceTellsWhatIsWrongAndChangesNothing(RunningSystem system) {
        return checked(system, new AccountInputs(system.as(Person.OLIVIA, Service.ACCOUNT), account).all());
    }

    private static Stream<DynamicTest> checked(RunningSystem system, Stream<BadInput> inputs) {
        return inputs.map(input -> DynamicTest.dynamicTest(input.name(), () -> check(system, input)));
    }

    private static void check(RunningSystem system, BadInput input) {
        List<List<List<String>>> before = everything(system);

        Answer answer = input.request().get();

        Problem problem = answer.problem();
        assertThat(answer.status()).as("%s", problem).isEqualTo(input.status());
        assertThat(answer.header("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asText()).isEqualTo("https://recredit.io/problems/" + input.slug());
        assertThat(problem.detail()).as("a detail that helps").isNotEmpty();
        if (input.status() == 400 && !input.slug().equals("idempotency-key-missing")) {
            assertTheFieldIsNamed(problem, input);
        }
        assertThat(everything(system))
                .as("entries, balances, messages, rules, keys")
                .isEqualTo(before);
    }

    private static void assertTheFieldIsNamed(Problem problem, BadInput input) {
        assertThat(problem.errors()).as("%s", problem).hasSize(1);
        Problem.FieldError error = problem.errors().getFirst();
        assertThat(error.field()).as("%s", problem).startsWith(input.field());
        assertThat(error.code()).as("%s", problem).isNotEmpty();
        if (!input.code().isEmpty()) {
            assertThat(error.code()).as("%s", problem).isEqualTo(input.code());
        }
        assertThat(error.detail()).as("%s", problem).isNotEmpty();
    }

    private static List<List<List<String>>> everything(RunningSystem system) {
        List<List<List<String>>> counts = new ArrayList<>();
        counts.addAll(system.database(Service.BILLING).rowsOfAll(IN_BILLING));
        counts.addAll(system.database(Service.SEND).rowsOfAll(IN_SEND));
        counts.addAll(system.database(Service.ACCOUNT).rowsOfAll(IN_ACCOUNT));
        return counts;
    }
}
