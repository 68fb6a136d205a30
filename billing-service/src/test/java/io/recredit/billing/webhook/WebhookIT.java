package io.recredit.billing.webhook;

import static io.recredit.billing.CardGround.cards;
import static io.recredit.billing.CardGround.openPage;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.WebhookMode;
import io.recredit.testkit.ProcessorResource;
import io.recredit.testkit.StackResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@QuarkusTestResource(ProcessorResource.class)
class WebhookIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String PATH = "/v1/webhooks/stripe";

    private static final String COMPLETED = """
            {"type": "checkout.session.completed", "data": {"object": {"id": "%s", "mode": "setup"}}}""";

    private static final String PAYMENT = """
            {"type": "payment_intent.%s", "data": {"object": {"id": "pi_nobody", "amount_received": 600,
             "currency": "eur", "metadata": {"attempt": "%s"}}}}""";

    @Inject
    Pool pool;

    @ConfigProperty(name = "recredit.stripe.webhook-secret")
    String secret;

    private final ProcessorControl processor = ProcessorResource.control();
    private final String customer = customer();

    @BeforeEach
    void webhooksComeHere() {
        processor.webhookUrl("http://127.0.0.1:" + RestAssured.port + PATH);
    }

    @AfterEach
    void everythingWorks() {
        processor.webhookUrl("");
        processor.reset();
    }

    @Test
    void aStoredCardIsKnownWithoutAnybodyLooking() {
        // Given
        JsonPath page = openPage(customer);

        // When
        processor.storeCard(page.getString("url"), ProcessorControl.GOOD_CARD);

        // Then
        awaitCompleted(page.getString("id"));
        assertThat(cards(customer).getList("items.default")).containsExactly(true);
    }

    @Test
    void aWebhookThatComesThreeTimesAtOnceIsOneCard() {
        // Given
        processor.webhooks(WebhookMode.TRIPLED);
        JsonPath page = openPage(customer);

        // When
        processor.storeCard(page.getString("url"), ProcessorControl.GOOD_CARD);

        // Then
        awaitCompleted(page.getString("id"));
        assertThat(tell(COMPLETED.formatted(gatewayPage(page.getString("id")))).statusCode())
                .isEqualTo(204);
        assertThat(cards(customer).getList("items")).hasSize(1);
    }

    @Test
    void whileTheProcessorCannotBeAskedItIsToTellAgain() {
        // Given
        JsonPath page = openPage(customer);
        processor.webhooks(WebhookMode.LOST);
        processor.storeCard(page.getString("url"), ProcessorControl.GOOD_CARD);
        String body = COMPLETED.formatted(gatewayPage(page.getString("id")));
        processor.acceptConnections(false);

        // When
        Response refused = tell(body);

        // Then
        assertProblem(refused, 503, "unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        processor.acceptConnections(true);
        assertThat(tell(body).statusCode()).isEqualTo(204);
        awaitCompleted(page.getString("id"));
    }

    @Test
    void aPageThatIsNotCompleteYetIsToBeToldAgain() {
        JsonPath page = openPage(customer);
        assertProblem(tell(COMPLETED.formatted(gatewayPage(page.getString("id")))), 503, "unavailable");
        assertThat(cards(customer).getList("items")).isEmpty();
    }

    @Test
    void whatIsNotOursIsAcceptedAndHasNoEffect() {
        assertThat(tell(COMPLETED.formatted("cs_of_somebody")).statusCode()).isEqualTo(204);
        assertThat(tell(PAYMENT.formatted("succeeded", UUID.randomUUID())).statusCode())
                .isEqualTo(204);
        assertThat(tell(PAYMENT.formatted("payment_failed", UUID.randomUUID())).statusCode())
                .isEqualTo(204);
        assertThat(tell("{\"type\": \"customer.created\"}").statusCode()).isEqualTo(204);
        assertThat(tell("no JSON").statusCode()).isEqualTo(204);
    }

    @Test
    void whatIsNotSignedByTheProcessorIsRefused() {
        // Given
        JsonPath page = openPage(customer);
        processor.webhooks(WebhookMode.LOST);
        processor.storeCard(page.getString("url"), ProcessorControl.GOOD_CARD);
        String body = COMPLETED.formatted(gatewayPage(page.getString("id")));
        long now = Instant.now().getEpochSecond();

        // Then
        assertProblem(post(body, sign(body, "whsec_forged", now)), 400, "bad-signature");
        assertProblem(post(body, sign(body, secret, now - 301)), 400, "bad-signature");
        assertProblem(post(body + " ", sign(body, secret, now)), 400, "bad-signature");
        assertProblem(post(body, "t=1"), 400, "bad-signature");
        assertProblem(given().contentType("application/json").body(body).post(PATH), 400, "bad-signature");
        assertProblem(given().contentType("application/json").post(PATH), 400, "bad-signature");
        assertThat(stateOf(page.getString("id"))).isEqualTo("open");
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsRefused() {
        assertProblem(tell("x".repeat(1024 * 1024 + 1)), 413, "too-large");
    }

    private Response tell(String body) {
        return post(body, sign(body, secret, Instant.now().getEpochSecond()));
    }

    private static Response post(String body, String signature) {
        return given().contentType("application/json")
                .header("Stripe-Signature", signature)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
    }

    private static String sign(String body, String secret, long at) {
        try {
            return "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(secret, at + "." + body);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitCompleted(String setup) {
        await().atMost(LIMIT).until(() -> stateOf(setup).equals("completed"));
    }

    private String stateOf(String setup) {
        return column("state", setup);
    }

    private String gatewayPage(String setup) {
        return column("page", setup);
    }

    private String column(String name, String setup) {
        return pool.preparedQuery("select " + name + " from card_setup where id = $1")
                .execute(Tuple.of(UUID.fromString(setup)))
                .await()
                .atMost(LIMIT)
                .iterator()
                .next()
                .getString(0);
    }
}
