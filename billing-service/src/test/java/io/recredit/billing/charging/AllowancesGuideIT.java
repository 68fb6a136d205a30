package io.recredit.billing.charging;

import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/allowances.md} shows, over REST and with charges from the topic. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class AllowancesGuideIT {

    private static final Path GUIDE = Path.of("..", "docs", "allowances.md");
    private static final String OF_USER = "/v1/accounts/{account}/users/{user}";

    @Inject
    BillingFixture billing;

    private final OutcomeProbe probe = new OutcomeProbe();

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void the_worked_example_says_what_happens() throws IOException {
        // Given
        TestAccount account = billing.account("100");
        UUID user = billing.user(account, LifeState.ACTIVE);
        String owner = Tokens.owner(account.customer());
        // When
        Response limited = as(owner, block("PUT", "/limits/")).put(OF_USER + "/limits/CREDIT", account.name(), user);
        Response granted = as(owner, block("POST", "/allowance-changes"))
                .header("Idempotency-Key", key())
                .post(OF_USER + "/allowance-changes", account.name(), user);
        // Then
        assertThat(limited.statusCode()).as(limited.asString()).isEqualTo(200);
        assertThat(granted.statusCode()).as(granted.asString()).isEqualTo(201);
        // When
        ChargeRequested refunded = account.charge(Ids.next(), user, "2");
        List<String> told = List.of(
                tell(probe.charge(account.charge(Ids.next(), user, "3"))),
                tell(probe.charge(account.charge(Ids.next(), user, "2.5"))),
                tell(probe.charge(refunded)),
                tell(probe.charge(account.charge(Ids.next(), user, "0.1"))));
        as(owner, inline("{\"daily\": \"20\"")).put(OF_USER + "/limits/CREDIT", account.name(), user);
        String overAllowance = tell(probe.charge(account.charge(Ids.next(), user, "4")));
        probe.refund(account.refund(refunded));
        // Then
        assertThat(told).containsExactly("97", "daily-limit", "95", "daily-limit");
        assertThat(overAllowance).isEqualTo("allowance");
        assertThat(shownRefusals()).containsExactly("daily-limit", "daily-limit", "allowance");
        assertThat(as(owner)
                        .get(OF_USER + "/allowances", account.name(), user)
                        .jsonPath()
                        .getMap("$"))
                .isEqualTo(JsonPath.from(block("{\"items\"", "\"limits\"")).getMap("$"));
        sameLines(
                as(owner).get(OF_USER + "/credit-log", account.name(), user).jsonPath(),
                JsonPath.from(block("{\"items\"", "allowance-change")));
        assertThat(as(owner, block("PUT", "/allowance-plans/"))
                        .put(OF_USER + "/allowance-plans/CREDIT", account.name(), user)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String tell(ChargeOutcome outcome) {
        return outcome.refusedBy() == null
                ? String.valueOf(outcome.balanceLeft())
                : outcome.refusedBy().wireName();
    }

    private static List<String> shownRefusals() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("|") && line.contains("| refused by"))
                .map(line -> line.replaceAll("^[^`]*`([^`]*)`.*", "$1"))
                .toList();
    }

    private static void sameLines(JsonPath log, JsonPath shown) {
        List<Map<String, Object>> lines = log.getList("items");
        List<Map<String, Object>> shownLines = shown.getList("items");
        assertThat(lines).hasSameSizeAs(shownLines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).containsAllEntriesOf(shownLines.get(i));
        }
    }

    private static String inline(String start) throws IOException {
        String guide = Files.readString(GUIDE);
        int from = guide.indexOf('`' + start) + 1;
        return guide.substring(from, guide.indexOf('`', from));
    }

    /** The block of the guide that begins so and has these words, without the line of the request. */
    private static String block(String start, String words) throws IOException {
        String[] parts = Files.readString(GUIDE).split("```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            String block = parts[i].substring(parts[i].indexOf('\n') + 1);
            if (block.startsWith(start) && block.contains(words)) {
                return block.replaceFirst("^(PUT|POST) .*\n", "");
            }
        }
        throw new AssertionError("the guide shows no " + words);
    }
}
