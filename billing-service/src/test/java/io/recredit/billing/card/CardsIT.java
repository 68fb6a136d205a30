package io.recredit.billing.card;

import static io.recredit.billing.CardGround.card;
import static io.recredit.billing.CardGround.cards;
import static io.recredit.billing.CardGround.openPage;
import static io.recredit.billing.CardGround.setup;
import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.testkit.ProcessorResource;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Here no webhook ever comes: what a card page became is found out by asking. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@QuarkusTestResource(ProcessorResource.class)
class CardsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    CardRowsFixture rows;

    private final String customer = customer();

    @BeforeEach
    void noWebhooks() {
        ProcessorResource.control().webhookUrl("");
    }

    @AfterEach
    void everythingWorks() {
        ProcessorResource.control().reset();
    }

    @Test
    void anOwnerStoresACardOnTheProcessorsPageAndItIsTheDefault() {
        // Given
        JsonPath page = openPage(customer);
        assertThat(page.getString("state")).isEqualTo("open");
        assertThat(setup(customer, page.getString("id")).jsonPath().getString("state"))
                .isEqualTo("open");

        // When
        ProcessorResource.control().storeCard(page.getString("url"), ProcessorControl.GOOD_CARD);

        // Then
        JsonPath settled = setup(customer, page.getString("id")).jsonPath();
        assertThat(settled.getString("state")).isEqualTo("completed");
        assertThat(settled.getString("url")).isNull();
        JsonPath stored = cards(customer);
        assertThat(stored.getList("items")).hasSize(1);
        assertThat(stored.getMap("items[0]"))
                .containsEntry("id", settled.getString("card"))
                .containsEntry("brand", "visa")
                .containsEntry("last4", "4242")
                .containsEntry("expiry", "2030-12")
                .containsEntry("default", true)
                .containsKey("addedAt")
                .hasSize(6);
        assertThat(rows.changesAndTold(customer)).isEqualTo("1 1");
    }

    @Test
    void listingTheCardsFindsOutWhatBecameOfOpenPages() {
        // Given
        JsonPath abandoned = openPage(customer);
        JsonPath page = openPage(customer);
        ProcessorResource.control().storeCard(page.getString("url"), ProcessorControl.GOOD_MASTERCARD);

        // When
        JsonPath stored = cards(customer);

        // Then
        assertThat(stored.getList("items.brand")).containsExactly("mastercard");
        assertThat(rows.setupState(page.getString("id"))).isEqualTo("completed");
        assertThat(rows.setupState(abandoned.getString("id"))).isEqualTo("open");
    }

    @Test
    void anotherCardIsChosenAsTheDefault() {
        // Given
        String first = card(customer, ProcessorControl.GOOD_CARD);
        String second = card(customer, ProcessorControl.GOOD_MASTERCARD);
        assertThat(cards(customer).getList("items.default")).containsExactly(true, false);

        // When
        Response response = choose(Tokens.owner(customer), second);

        // Then
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.jsonPath().getMap("$")).containsEntry("id", second).containsEntry("default", true);
        assertThat(cards(customer).getList("items.id")).containsExactly(first, second);
        assertThat(cards(customer).getList("items.default")).containsExactly(false, true);
        assertThat(rows.changesAndTold(customer)).isEqualTo("2 2");
    }

    @Test
    void choosingTheDefaultAgainChangesNothing() {
        String only = card(customer, ProcessorControl.GOOD_CARD);
        assertThat(choose(Tokens.owner(customer), only).statusCode()).isEqualTo(200);
        assertThat(rows.changesAndTold(customer)).isEqualTo("1 1");
    }

    @Test
    void aChangedDefaultIsToldAlsoIfTheProcessThatChangedItDied() {
        card(customer, ProcessorControl.GOOD_CARD);
        rows.forgetTelling(customer);
        await().atMost(LIMIT).until(() -> rows.changesAndTold(customer).equals("1 1"));
    }

    @Test
    void aRemovedCardIsGoneHereAndAtTheProcessor() {
        // Given
        card(customer, ProcessorControl.GOOD_CARD);
        String second = card(customer, ProcessorControl.GOOD_MASTERCARD);

        // When
        Response response = remove(Tokens.owner(customer), second);

        // Then
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(cards(customer).getList("items.last4")).containsExactly("4242");
        await().atMost(LIMIT).until(() -> rows.isDetached(second));
        assertThat(ProcessorResource.control().events(0).findValuesAsText("type"))
                .contains("payment_method.detached");
        assertProblem(remove(Tokens.owner(customer), second), 404, "not-found");
        assertProblem(choose(Tokens.owner(customer), second), 404, "not-found");
    }

    @Test
    void theDefaultIsRemovedOnlyAsTheLast() {
        // Given
        String first = card(customer, ProcessorControl.GOOD_CARD);
        String second = card(customer, ProcessorControl.GOOD_MASTERCARD);
        assertProblem(remove(Tokens.owner(customer), first), 409, "default-card");
        assertThat(remove(Tokens.owner(customer), second).statusCode()).isEqualTo(204);

        // When
        int status = remove(Tokens.owner(customer), first).statusCode();

        // Then
        assertThat(status).isEqualTo(204);
        assertThat(cards(customer).getList("items")).isEmpty();
        card(customer, ProcessorControl.GOOD_CARD);
        assertThat(cards(customer).getList("items.default")).containsExactly(true);
    }

    @Test
    void theAuditTellsWhatBecameOfTheCards() {
        // Given
        account(customer);
        String first = card(customer, ProcessorControl.GOOD_CARD);
        String second = card(customer, ProcessorControl.GOOD_MASTERCARD);
        choose(Tokens.owner(customer), second);
        choose(Tokens.owner(customer), second);
        remove(Tokens.operator(), first);
        remove(Tokens.owner(customer), second);

        // When
        JsonPath audit = as(Tokens.owner(customer))
                .get("/v1/customers/{customer}/audit", customer)
                .jsonPath();

        // Then
        List<String> told = new ArrayList<>();
        for (Map<String, Object> entry : audit.<Map<String, Object>>getList("items")) {
            told.add("%s %s %s %s %s"
                    .formatted(
                            entry.get("kind"),
                            entry.get("action"),
                            entry.get("from") == null ? "-" : ((Map<?, ?>) entry.get("from")).get("last4"),
                            entry.get("to") == null ? "-" : ((Map<?, ?>) entry.get("to")).get("last4"),
                            entry.get("actorRole")));
        }
        // In a transaction there may be two in one millisecond: then their order is any.
        assertThat(told.subList(0, 2))
                .containsExactlyInAnyOrder("card removed 4444 - owner", "default-card removed 4444 - owner");
        assertThat(told.subList(2, 5))
                .containsExactly(
                        "card removed 4242 - operator",
                        "default-card changed 4242 4444 owner",
                        "card created - 4444 owner");
        assertThat(told.subList(5, told.size()))
                .containsExactlyInAnyOrder("card created - 4242 owner", "default-card created - 4242 owner");
        assertThat(audit.getMap("items.find { it.kind == 'card' && it.item == '" + second + "' }.from"))
                .isEqualTo(Map.of("card", second, "brand", "mastercard", "last4", "4444", "expiry", "2030-12"));
    }

    @Test
    void aCardThatARuleNamesIsNotRemoved() {
        // Given
        card(customer, ProcessorControl.GOOD_CARD);
        String named = card(customer, ProcessorControl.GOOD_MASTERCARD);
        rows.ruleNaming(customer, account(customer), named);

        // When
        Response response = remove(Tokens.owner(customer), named);

        // Then
        assertProblem(response, 409, "card-in-use");
        assertThat(cards(customer).getList("items.id")).contains(named);
        assertThat(rows.isDetached(named)).isFalse();
    }

    @Test
    void manyPagesSettledAtTheSameTimeAreOneCardEachAndOneDefault() throws Exception {
        // Given
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            JsonPath page = openPage(customer);
            ProcessorResource.control().storeCard(page.getString("url"), ProcessorControl.GOOD_CARD);
            pages.add(page.getString("id"));
        }

        // When
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pages.forEach(page -> calls.add(() -> setup(customer, page).statusCode()));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        // Then
        JsonPath stored = cards(customer);
        assertThat(stored.getList("items")).hasSize(5);
        assertThat(stored.<Boolean>getList("items.default").stream().filter(value -> value))
                .hasSize(1);
        assertThat(rows.everStored(customer)).isEqualTo(5);
        assertThat(rows.changesAndTold(customer)).isEqualTo("1 1");
    }

    @Test
    void thereAreAtMostTwentyCards() {
        // Given
        JsonPath late = openPage(customer);
        for (int i = 0; i < Placement.MAX_CARDS; i++) {
            card(customer, ProcessorControl.GOOD_CARD);
        }
        ProcessorResource.control().storeCard(late.getString("url"), ProcessorControl.GOOD_MASTERCARD);

        // When
        String oneTooMany = setup(customer, late.getString("id")).jsonPath().getString("card");

        // Then
        assertThat(cards(customer).getList("items")).hasSize(20);
        assertThat(cards(customer).getList("items.id")).doesNotContain(oneTooMany);
        assertThat(rows.isDetached(oneTooMany)).isTrue();
        assertProblem(open(Tokens.owner(customer), "https://app.example.com/"), 409, "too-many-cards");
    }

    @Test
    void aPageThatTheProcessorForgotHasExpired() {
        // Given
        String page = openPage(customer).getString("id");
        rows.losePage(page);

        // When
        JsonPath settled = setup(customer, page).jsonPath();

        // Then
        assertThat(settled.getString("state")).isEqualTo("expired");
        assertThat(settled.getString("url")).isNull();
        assertThat(rows.setupState(page)).isEqualTo("expired");
    }

    @Test
    void whileTheProcessorIsAwayCardsAreListedAndRemovedAndTheRestWaits() {
        // Given
        String card = card(customer, ProcessorControl.GOOD_CARD);
        String page = openPage(customer).getString("id");
        ProcessorResource.control().acceptConnections(false);

        // When
        assertProblem(open(Tokens.owner(customer), "https://app.example.com/"), 503, "unavailable");
        assertThat(setup(customer, page).jsonPath().getString("state")).isEqualTo("open");
        assertThat(cards(customer).getList("items.id")).containsExactly(card);
        assertThat(remove(Tokens.owner(customer), card).statusCode()).isEqualTo(204);
        assertThat(cards(customer).getList("items")).isEmpty();
        assertThat(rows.isDetached(card)).isFalse();

        // Then
        ProcessorResource.control().acceptConnections(true);
        await().atMost(LIMIT).until(() -> rows.isDetached(card));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/billing",
                "app.example.com",
                "ftp://app.example.com/",
                "javascript:alert(1)",
                "https://",
                "https:///x",
                "https://user@app.example.com/",
                "https://app.example.com/é",
                "https://app.example.com/{CHECKOUT_SESSION_ID}",
                "https://app.example.com/a b",
            })
    void whereToReturnToIsAWebAddress(String url) {
        assertInvalid(open(Tokens.owner(customer), url), "returnUrl", "not-a-url");
    }

    @Test
    void whatIsMissingOrTooLongIsNamed() {
        String owner = Tokens.owner(customer);
        assertInvalid(open(owner, "https://a.example/" + "x".repeat(2000)), "returnUrl", "length");
        assertInvalid(as(owner, "{}").post("/v1/customers/{customer}/card-setups", customer), "returnUrl", "required");
        assertInvalid(choose(owner, "1"), "card", "not-an-id");
        assertInvalid(as(owner, "{}").put("/v1/customers/{customer}/default-card", customer), "card", "required");
        assertProblem(choose(owner, UUID.randomUUID().toString()), 404, "not-found");
        assertProblem(remove(owner, "1"), 404, "not-found");
        assertProblem(setup(customer, "1"), 404, "not-found");
        assertProblem(setup(customer, UUID.randomUUID().toString()), 404, "not-found");
    }

    @Test
    void cardsAreForOwnersOfTheCustomerAndOperators() {
        // Given
        String page = openPage(customer).getString("id");
        String card = card(customer, ProcessorControl.GOOD_CARD);
        String other = customer();
        String theirs = card(other, ProcessorControl.GOOD_CARD);
        account(customer);

        // Then
        assertRefused(Tokens.owner(other), page, card, 404);
        assertRefused(Tokens.sender(customer), page, card, 403);
        assertProblem(choose(Tokens.owner(customer), theirs), 404, "not-found");
        assertProblem(remove(Tokens.owner(customer), theirs), 404, "not-found");
        assertThat(as(Tokens.operator())
                        .get("/v1/customers/{customer}/cards", customer)
                        .statusCode())
                .isEqualTo(200);
        assertProblem(as(Tokens.operator()).get("/v1/customers/{customer}/cards", customer()), 404, "not-found");
        assertProblem(as(Tokens.operator()).get("/v1/customers/{customer}/cards", "No One"), 404, "not-found");
    }

    private void assertRefused(String token, String page, String card, int status) {
        List<Response> responses = List.of(
                open(token, "https://app.example.com/"),
                as(token).get("/v1/customers/{customer}/card-setups/{id}", customer, page),
                as(token).get("/v1/customers/{customer}/cards", customer),
                choose(token, card),
                remove(token, card));
        assertThat(responses).extracting(Response::statusCode).containsOnly(status);
    }

    private Response open(String token, String returnUrl) {
        return as(token, "{\"returnUrl\": \"" + returnUrl + "\"}")
                .post("/v1/customers/{customer}/card-setups", customer);
    }

    private Response choose(String token, String card) {
        return as(token, "{\"card\": \"" + card + "\"}").put("/v1/customers/{customer}/default-card", customer);
    }

    private Response remove(String token, String card) {
        return as(token).delete("/v1/customers/{customer}/cards/{card}", customer, card);
    }
}
