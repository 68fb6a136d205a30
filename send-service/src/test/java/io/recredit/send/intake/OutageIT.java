package io.recredit.send.intake;

import static io.recredit.send.SendFixture.FRENCH;
import static io.recredit.send.SendFixture.as;
import static io.recredit.send.SendFixture.await;
import static io.recredit.send.SendFixture.ids;
import static io.recredit.send.SendFixture.message;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.recredit.contracts.ChargeRequested;
import io.recredit.send.SendFixture;
import io.recredit.testkit.FrozenKafka;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.recredit.testkit.Wire;
import io.recredit.testkit.WireResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL or Kafka is away: who asks learns it soon, nothing half is done, nothing acknowledged is lost. */
@QuarkusTest
@TestProfile(OutageIT.Narrow.class)
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "send"))
@QuarkusTestResource(
        value = WireResource.class,
        initArgs = @ResourceArg(name = "database", value = "send"),
        restrictToAnnotatedClass = true)
class OutageIT {

    /** Far below the half minute that a client's own timeout would give it. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int MAX_REQUESTS = 20;
    private static final int MAX_UNPUBLISHED = 10;

    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "recredit.http.max-requests", Integer.toString(MAX_REQUESTS),
                    "recredit.http.max-body-time", "6s",
                    "recredit.database.max-wait", "1s",
                    "recredit.intake.max-queue-time", "1s",
                    "recredit.intake.max-unpublished-messages", Integer.toString(MAX_UNPUBLISHED),
                    "recredit.intake.kafka-silent-after", "5s",
                    "recredit.intake.republish-batches-after", "1s",
                    "recredit.intake.sweep-every", "0.2s");
        }
    }

    private SendFixture fixture;
    private String account;

    @BeforeEach
    void anAccountThatCanSend() {
        fixture = new SendFixture();
        account = fixture.account();
        fixture.tariff(account);
    }

    @AfterEach
    void everythingIsBack() {
        Wire.mend();
    }

    @Test
    void while_postgresql_refuses_connections_nothing_is_stored_and_the_caller_is_told_to_come_again() {
        Wire.cut();
        List<Response> refused = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String text = "lost " + i;
            refused.add(soon(() -> send(text)));
        }
        refused.add(soon(this::list));
        Wire.mend();

        refused.forEach(OutageIT::assertUnavailable);
        await(() -> send("back again").statusCode() == 202);
        assertThat(listed()).contains("back again").noneMatch(text -> text.startsWith("lost"));
    }

    private static Response soon(Supplier<Response> request) {
        long start = System.nanoTime();
        Response answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return answer;
    }

    @Test
    void while_postgresql_is_silent_requests_do_not_pile_up_and_only_what_is_answered_202_is_stored() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Wire.silence();
            List<CompletableFuture<Response>> answers = new ArrayList<>();
            // What a transaction has begun to store is never given up: it waits for PostgreSQL to answer. Of those that
            // come at once it may be all, so they come one by one: those behind it are answered after their time.
            await(() -> {
                answers.add(CompletableFuture.supplyAsync(() -> send("silent"), clients));
                return isTold(answered(answers), "waited too long");
            });
            // Others are answered at once when too many wait already; some may find a broken connection.
            for (int i = 0; i < 2 * MAX_REQUESTS; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> send("silent"), clients));
            }
            await(() -> isTold(answered(answers), "more requests"));
            List<Response> early = answered(answers);
            Wire.mend();
            List<Response> all = answers.stream().map(CompletableFuture::join).toList();

            early.forEach(OutageIT::assertUnavailable);
            long accepted =
                    all.stream().filter(answer -> answer.statusCode() == 202).count();
            assertThat(listed().stream().filter("silent"::equals)).hasSize(Math.toIntExact(accepted));
        }
        await(() -> send("answers").statusCode() == 202);
    }

    private static List<Response> answered(List<CompletableFuture<Response>> answers) {
        return answers.stream()
                .filter(Future::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    private static boolean isTold(List<Response> answers, String detail) {
        return answers.stream()
                .anyMatch(answer -> answer.jsonPath().getString("detail").contains(detail));
    }

    @Test
    void while_kafka_is_silent_messages_are_taken_up_to_a_bound_and_published_when_it_is_back() {
        assumeTrue(FrozenKafka.isPossible());
        List<UUID> promised = new ArrayList<>();
        Response turnedAway;
        try (FrozenKafka frozen = FrozenKafka.freeze()) {
            Response answer = send("promised");
            while (answer.statusCode() == 202 && promised.size() < 10 * MAX_UNPUBLISHED) {
                promised.addAll(ids(answer));
                answer = send("promised");
            }
            turnedAway = answer;
        }

        assertUnavailable(turnedAway);
        assertThat(promised).hasSizeBetween(1, MAX_UNPUBLISHED);
        assertThat(fixture.charges(promised).stream().map(ChargeRequested::id)).containsAll(promised);
        await(() -> send("welcome again").statusCode() == 202);
    }

    @Test
    void clients_that_hang_up_in_the_middle_of_a_body_give_their_places_back() throws IOException {
        for (int round = 0; round < 2; round++) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < MAX_REQUESTS; i++) {
                clients.add(beginBody("Content-Length: 1000000"));
            }
            // Whoever came while a place was not given back yet was turned away: others take what is free.
            while (list().statusCode() != 503) {
                assertThat(clients).as("places are never all taken").hasSizeLessThan(3 * MAX_REQUESTS);
                clients.add(beginBody("Content-Length: 1000000"));
            }
            for (Socket client : clients) {
                client.close();
            }
            await(() -> send("served").statusCode() == 202);
        }
    }

    /** Each of them would be allowed a whole MiB. */
    @Test
    void bodies_that_trickle_take_no_room_and_are_ended_after_a_while() throws IOException {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < MAX_REQUESTS / 2; i++) {
            clients.add(beginBody(i % 2 == 0 ? "Content-Length: 1000000" : "Transfer-Encoding: chunked"));
        }

        assertThat(send("served meanwhile").statusCode()).isEqualTo(202);

        for (Socket client : clients) {
            client.setSoTimeout(Math.toIntExact(Duration.ofSeconds(30).toMillis()));
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("onnection: close", "problems/too-slow");
            client.close();
        }
        assertThat(send("served afterwards").statusCode()).isEqualTo(202);
    }

    private Socket beginBody(String length) throws IOException {
        Socket client = new Socket("localhost", RestAssured.port);
        String request = """
                POST /v1/accounts/%s/messages HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                %s\r
                \r
                5\r
                {"mes\r
                """.formatted(account, Tokens.sender(fixture.customer()), length);
        client.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
        return client;
    }

    private Response send(String text) {
        return fixture.send(account, null, message(FRENCH, text, "otp"));
    }

    private Response list() {
        return as(Tokens.sender(fixture.customer())).get("/v1/accounts/{account}/messages?limit=200", account);
    }

    /** A connection that was hurt may still be found broken, which is answered 503. */
    private List<String> listed() {
        await(() -> list().statusCode() == 200);
        return list().jsonPath().getList("items.text", String.class);
    }

    private static void assertUnavailable(Response response) {
        assertProblem(response, 503, "unavailable");
        assertThat(response.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
