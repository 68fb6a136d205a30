package io.recredit.send.intake;

import static io.recredit.send.SendFixture.as;
import static io.recredit.send.SendFixture.await;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.NationalLanguage;
import io.recredit.send.SendFixture;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/segments.md} shows, over REST; its tables are {@code SegmentsGuideTest}'s. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "send"))
class SegmentsGuideIT {

    private static final Path GUIDE = Path.of("..", "docs", "segments.md");
    private static final ObjectMapper JSON = new ObjectMapper();

    private SendFixture fixture;
    private String account;

    /** The account as the guide's PATCH makes it. */
    @BeforeEach
    void anAccountOfSixSegmentsThatOptedIntoSpanish() throws IOException {
        fixture = new SendFixture();
        account = fixture.account();
        fixture.tariff(account);
        JsonNode patch = JSON.readTree(block("{\"nationalLanguages\""));
        fixture.tell(new AccountState(
                account,
                fixture.customer(),
                LifeState.ACTIVE,
                "CREDIT",
                "FR",
                "fr",
                "Europe/Paris",
                false,
                2,
                patch.path("maxSegments").asInt(),
                Set.of(JSON.treeToValue(patch.path("nationalLanguages").path(0), NationalLanguage.class)),
                Map.of()));
        await(() -> post(message("ñandú"), null).jsonPath().getString("messages[0].singleShift") != null);
    }

    private static String message(String text) {
        return "{\"messages\": [{\"to\": \"" + SendFixture.FRENCH
                + "\", \"from\": \"Recredit\", \"purpose\": \"otp\", \"text\": \"" + text + "\"}]}";
    }

    private Response post(String body, @Nullable String key) {
        var request = as(Tokens.sender(fixture.customer())).body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/accounts/{account}/messages", account);
    }

    /** The lines of a block of the guide from the one that begins so. */
    private static String block(String beginning) throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf("\n" + beginning);
        assertThat(begin).as(beginning).isPositive();
        return guide.substring(begin + 1, guide.indexOf("\n```", begin));
    }

    @Test
    void a_text_of_more_segments_than_the_account_allows_is_refused_with_the_numbers() throws IOException {
        Response refused = post(block("{\"messages\""), null);

        assertInvalid(refused, "messages[0].text", "too-long");
        Map<String, Object> shown =
                new JsonPath(block("{\"type\": \"https://recredit.io/problems/invalid-request\"")).getMap("$");
        assertThat(refused.jsonPath().<String, Object>getMap("$")).containsAllEntriesOf(shown);
    }

    @Test
    void smart_substitution_is_asked_for_and_reported_then_and_later() throws IOException {
        String request = block("{\"smartSubstitution\"");

        Response answer = post(request, "smart");
        Response again = post(request, "smart");
        Response other = post(request.replace("true", "false"), "smart");

        Map<String, Object> shown = new JsonPath(block("{\"text\"")).getMap("$");
        assertThat(answer.jsonPath().<String, Object>getMap("messages[0]")).containsAllEntriesOf(shown);
        assertThat(again.asString()).isEqualTo(answer.asString());
        assertProblem(other, 422, "idempotency-key-reused");
        String id = answer.jsonPath().getString("messages[0].id");
        assertThat(as(Tokens.sender(fixture.customer()))
                        .get("/v1/accounts/{account}/messages/{id}", account, id)
                        .jsonPath()
                        .getMap("$"))
                .isEqualTo(answer.jsonPath().getMap("messages[0]"));
    }

    @Test
    void a_national_table_is_billed_and_told() {
        Response answer = post(message("El niño comió en Perú ".repeat(10)), null);

        JsonPath sent = answer.jsonPath();
        assertThat(sent.getString("messages[0].encoding")).isEqualTo("GSM-7");
        assertThat(sent.getString("messages[0].singleShift")).isEqualTo("es");
        assertThat(sent.getMap("messages[0]")).doesNotContainKeys("lockingShift", "substitution");
        assertThat(sent.getInt("messages[0].characters")).isEqualTo(240);
        assertThat(sent.getInt("messages[0].segments")).isEqualTo(2);
        assertThat(Amount.of(sent.getString("messages[0].price"))).isEqualTo(Amount.of("2"));
    }

    @Test
    void a_choice_that_is_none_is_named() {
        assertInvalid(
                post(message("hi").replaceFirst("\\{", "{\"smartSubstitution\": \"yes\", "), null),
                "smartSubstitution",
                "wrong-type");
        assertInvalid(
                post(message("hi").replace("\"text\"", "\"smartSubstitution\": 1, \"text\""), null),
                "messages[0].smartSubstitution",
                "wrong-type");
    }
}
