package io.recredit.billing.topup;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.recredit.billing.payment.PaymentAnswer;
import io.recredit.billing.receipt.IssueReceipt;
import io.recredit.billing.receipt.Sale;
import io.recredit.billing.vat.ChargedVat;
import io.recredit.billing.vat.Seller;
import io.recredit.billing.vat.VatTerms;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.TopupChanged;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@TestProfile(FakeProcessor.class)
@SuppressWarnings("NullAway.Init")
class ReceiptsIT {

    private static final String TOPUPS = "/v1/accounts/{account}/topups";
    private static final String RECEIPTS = "/v1/customers/{customer}/receipts";
    private static final String PACK = """
            {"pack": "credit-100"}""";

    @Inject
    TopupGround ground;

    @Inject
    FakeGateway gateway;

    @Inject
    SettlePayments settlePayments;

    @Inject
    IssueReceipt issueReceipt;

    @Inject
    Pool pool;

    private String customer = "";
    private String account = "";
    private String owner = "";

    @BeforeEach
    void anAccountWithACard() {
        customer = customer();
        account = account(customer);
        owner = Tokens.owner(customer);
        ground.card(customer);
    }

    @Test
    void abroadWithAVatIdTheVatIsTheBuyersAndTheReceiptSaysSo() {
        // Given
        profile("IT", "Rossi S.r.l.", "IT12345678901");

        // When
        JsonPath topup = buy(PACK);

        // Then
        assertThat(topup.getMap("vat"))
                .isEqualTo(Map.of("treatment", "reverse-charge", "rate", "0", "amount", "0", "total", "6"));
        assertThat(charged()).isEqualTo(600);
        JsonPath receipt = receipt(topup.getString("receipt"));
        assertThat(receipt.getString("note")).contains("Reverse charge", "196");
        assertThat(receipt.getMap("buyer"))
                .containsEntry("name", "Rossi S.r.l.")
                .containsEntry("country", "IT")
                .containsEntry("vatId", "IT12345678901")
                .containsEntry("address", List.of("Via Roma 1", "1000 City"));
        assertThat(receipt.getList("lines"))
                .isEqualTo(List.of(Map.of(
                        "currency", "CREDIT", "amount", "100", "net", "6", "rate", "0", "vat", "0", "total", "6")));
    }

    @Test
    void abroadWithoutOneItIsTheRateThereAndOutsideTheEuNone() {
        profile("FI", "Virtanen", null);
        assertThat(buy(PACK).getMap("vat"))
                .isEqualTo(Map.of("treatment", "destination", "rate", "25.5", "amount", "1.53", "total", "7.53"));
        profile("CH", "Muster AG", "CHE-123.456.789 MWST");
        JsonPath topup = buy("""
                {"currency": "EUR", "amount": "12.34"}""");
        assertThat(topup.getMap("vat"))
                .isEqualTo(Map.of("treatment", "outside-scope", "rate", "0", "amount", "0", "total", "12.34"));
        assertThat(receipt(topup.getString("receipt")).getString("note")).contains("Outside the scope");
        // 25.5% of 0.10 and 0.30 are 0.0255 and 0.0765.
        profile("FI", "Virtanen", null);
        assertThat(buy("{\"currency\": \"EUR\", \"amount\": \"0.1\"}").getString("vat.amount"))
                .isEqualTo("0.03");
        assertThat(buy("{\"currency\": \"JPY\", \"amount\": \"10\"}").getString("vat.amount"))
                .isEqualTo("3");
    }

    @Test
    void theLimitOfAPaymentIsAboutTheTotal() {
        assertThat(buy("{\"currency\": \"EUR\", \"amount\": \"8333.33\"}").getString("vat.total"))
                .isEqualTo("10000");
    }

    @Test
    void aReceiptStaysAsItWasAndIsShownToItsOwnerOnly() {
        // Given
        profile("FR", "Acme SARL", "FR11987654321");
        JsonPath topup = buy(PACK);
        String number = topup.getString("receipt");
        Map<String, Object> issued = receipt(number).getMap("$");

        // When
        profile("IT", "Rossi S.r.l.", null);

        // Then
        assertThat(receipt(number).getMap("$")).isEqualTo(issued);
        assertThat(issued)
                .containsEntry("topup", topup.getString("id"))
                .containsEntry("account", account)
                .containsEntry("card", Map.of("brand", "visa", "last4", "4242"))
                .doesNotContainKey("note");
        for (String change : List.of("update receipt set net_minor = 0", "delete from receipt")) {
            assertThatThrownBy(() -> ground.sql(change + " where number = $1", Tuple.of(number)))
                    .hasMessageContaining("cannot be changed");
        }
        assertThatThrownBy(() -> ground.sql("truncate receipt", Tuple.tuple()))
                .hasMessageContaining("receipts cannot be removed");
        String stranger = Tokens.owner(customer());
        assertProblem(as(stranger).get(RECEIPTS, customer), 404, "not-found");
        assertProblem(as(stranger).get(RECEIPTS + "/{number}", customer, number), 404, "not-found");
        assertProblem(as(Tokens.sender(customer)).get(RECEIPTS, customer), 403, "forbidden");
        assertProblem(as(Tokens.sender(customer)).get(RECEIPTS + "/{number}", customer, number), 403, "forbidden");
        String other = customer();
        assertProblem(as(Tokens.owner(other)).get(RECEIPTS + "/{number}", other, number), 404, "not-found");
        assertProblem(as(owner).get(RECEIPTS + "/{number}", customer, "x".repeat(300)), 404, "not-found");
        assertThat(as(Tokens.operator()).get(RECEIPTS, customer).statusCode()).isEqualTo(200);
    }

    @Test
    void receiptsComeInPagesNewestFirstAndByYear() {
        // Given
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            numbers.addFirst(buy(PACK).getString("receipt"));
        }
        int year = Integer.parseInt(numbers.getFirst().split("-")[1]);

        // When
        JsonPath first =
                as(owner).get(RECEIPTS + "?limit=2&year=" + year, customer).jsonPath();
        String another = buy(PACK).getString("receipt");
        JsonPath second = as(owner)
                .get(RECEIPTS + "?limit=2&year=" + year + "&cursor=" + first.getString("nextCursor"), customer)
                .jsonPath();

        // Then
        assertThat(first.getList("items.number")).isEqualTo(numbers.subList(0, 2));
        assertThat(second.getList("items.number")).isEqualTo(numbers.subList(2, 3));
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(as(owner).get(RECEIPTS, customer).jsonPath().getList("items.number"))
                .hasSize(4)
                .first()
                .isEqualTo(another);
        assertThat(as(owner).get(RECEIPTS + "?year=1999", customer).jsonPath().getList("items"))
                .isEmpty();
        assertInvalid(as(owner).get(RECEIPTS + "?year=26", customer), "year", "not-a-year");
        assertInvalid(as(owner).get(RECEIPTS + "?cursor=x", customer), "cursor", "not-a-cursor");
        assertInvalid(as(owner).get(RECEIPTS + "?limit=201", customer), "limit", "out-of-range");
    }

    @Test
    void aRepeatedKeyAndAnAnswerToldTwiceAreOneReceipt() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.LOSE_ANSWER);
        String key = key();
        Response first = as(owner, PACK).header("Idempotency-Key", key).post(TOPUPS, account);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.jsonPath().getString("vat.total")).isEqualTo("7.2");
        assertThat(first.jsonPath().getString("receipt")).isNull();
        // Priced is priced: another country changes nothing for a charge that may be under way.
        profile("CH", "Muster AG", null);

        // When
        UUID id = UUID.fromString(first.jsonPath().getString("id"));
        PaymentAnswer.Charged charged = new PaymentAnswer.Charged("pi_" + id, 720, "EUR");
        ground.await(settlePayments.charged(id, charged));
        ground.await(settlePayments.charged(id, charged));

        // Then
        Response again = as(owner, PACK).header("Idempotency-Key", key).post(TOPUPS, account);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(as(owner).get(RECEIPTS, customer).jsonPath().getList("items.number"))
                .containsExactly(again.jsonPath().getString("receipt"));
        assertThat(receipt(again.jsonPath().getString("receipt")).getString("buyer.country"))
                .isEqualTo("FR");
    }

    @Test
    void aLateSuccessHasItsReceiptAndTheEventSaysWhatItSays() {
        // Given
        profile("FR", "Acme SARL", "FR11987654321");
        gateway.treat(customer, FakeGateway.Mood.DECLINE);
        adjust(account, "10");
        ground.rule(customer, account, "20", "100");
        Attempt declined = ground.awaitStates(account, AttemptState.DECLINED, AttemptState.REQUESTED)
                .getFirst();

        // When
        ground.await(settlePayments.charged(declined.id(), new PaymentAnswer.Charged("pi_late", 720, "EUR")));

        // Then
        List<TopupChanged> events = ground.events(account, 2);
        TopupChanged told = events.getFirst();
        assertThat(told.receipt()).isNull();
        assertThat(Objects.requireNonNull(told.vat()).total()).isEqualTo(Amount.of("7.2"));
        TopupChanged paid = events.getLast();
        assertThat(paid.vat()).isEqualTo(told.vat());
        TopupChanged.Receipt receipt = Objects.requireNonNull(paid.receipt());
        assertThat(receipt.buyer())
                .isEqualTo(
                        new TopupChanged.Party("Acme SARL", List.of("Via Roma 1", "1000 City"), "FR", "FR11987654321"));
        assertThat(receipt.seller().vatId()).isEqualTo("FR00123456789");
        assertThat(receipt(receipt.number()).getString("total")).isEqualTo("7.2");
    }

    @Test
    void whatWasPricedBeforeVatWasChargedCostsItsPriceAndHasNoReceipt() {
        // Given
        buy(PACK);
        Attempt done = ground.last(account);
        Instant past = Instant.now().minusSeconds(60);
        Purchase old = new Purchase(
                done.begun().amount(), done.begun().price(), null, done.begun().card(), past);
        Attempt left = Attempt.oneTime(Ids.next(), done.balance(), old, List.of(), "owner", past);

        // When
        ground.store(left);

        // Then
        ground.awaitStates(account, AttemptState.SUCCEEDED, AttemptState.SUCCEEDED);
        assertThat(gateway.chargedTo(customer).stream()
                        .filter(payment -> payment.id().equals(left.id()))
                        .findAny()
                        .orElseThrow()
                        .minorUnits())
                .isEqualTo(600);
        assertThat(as(owner)
                        .get(TOPUPS + "/{id}", account, left.id().toString())
                        .jsonPath()
                        .getMap("$"))
                .containsEntry("price", Map.of("amount", "6", "currency", "EUR"))
                .doesNotContainKeys("vat", "receipt");
        assertThat(as(owner).get(RECEIPTS, customer).jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void theYearIsTheSellersAndItsNumbersBeginWithOne() {
        // Given
        VatTerms terms = sellerOf("T" + Math.abs(customer.hashCode() % 1_000_000), "Asia/Tokyo");

        // When
        String last = issue(terms, "2025-12-31T14:59:59.999Z");
        String first = issue(terms, "2025-12-31T15:00:00Z");
        // Learnt of late, in another process with a slow clock: its own year goes on.
        String late = issue(terms, "2025-12-31T14:59:59Z");

        // Then
        String prefix = terms.seller().receiptPrefix();
        assertThat(List.of(last, first, late))
                .containsExactly(prefix + "-2025-000001", prefix + "-2026-000001", prefix + "-2025-000002");
        ground.sql("update receipt_counter set last_no = 999999 where seller = $1", Tuple.of(prefix));
        assertThat(issue(terms, "2026-06-01T00:00:00Z")).isEqualTo(prefix + "-2026-1000000");
    }

    @Test
    void manyAtOnceAndFailuresInBetweenLeaveNoGapAndNoDouble() throws Exception {
        // Given
        VatTerms terms = sellerOf("C" + Math.abs(customer.hashCode() % 1_000_000), "UTC");
        int wanted = 60;

        // When: every third transaction fails after it has taken a number.
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int n = 0; n < wanted; n++) {
            boolean fails = n % 3 == 0;
            work.add(() -> issued(terms, fails));
        }
        long issued = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                issued += done.get() ? 1 : 0;
            }
        }

        // Then
        assertThat(issued).isEqualTo(wanted * 2 / 3);
        List<Long> numbers =
                ground
                        .sql(
                                "select no from receipt where seller = $1 order by no",
                                Tuple.of(terms.seller().id()))
                        .stream()
                        .map(row -> row.getLong(0))
                        .toList();
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, issued).boxed().toList());
    }

    @Test
    void manyBuyersAtOnceDeclinesInBetweenNumberTheirReceiptsWithoutAGap() throws Exception {
        // Given
        List<String> accounts = new ArrayList<>();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            String buyer = customer();
            String theirs = account(buyer);
            accounts.add(theirs);
            ground.card(buyer);
            gateway.treat(buyer, n == 2 ? FakeGateway.Mood.DECLINE : FakeGateway.Mood.CHARGE);
            for (int i = 0; i < 4; i++) {
                work.add(() -> as(Tokens.owner(buyer), PACK)
                        .header("Idempotency-Key", key())
                        .post(TOPUPS, theirs)
                        .statusCode());
            }
        }

        // When
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> done : threads.invokeAll(work)) {
                answers.add(done.get());
            }
        }

        // Then
        assertThat(answers).filteredOn(status -> status == 201).hasSize(16);
        assertThat(answers).filteredOn(status -> status == 402).hasSize(4);
        assertThat(ground.sql("""
                select count(*) from receipt r join topup_attempt t on t.id = r.topup
                where t.account = any($1) and t.state = 'succeeded' and t.total_minor = r.total_minor""", Tuple.tuple().addArrayOfString(accounts.toArray(String[]::new)))
                        .getFirst()
                        .getLong(0))
                .isEqualTo(16);
        assertThat(ground.sql("""
                select count(*) from (
                    select c.last_no = count(r.no) and c.last_no = max(r.no) as whole
                    from receipt_counter c left join receipt r using (seller, year)
                    where c.seller = 'recredit-fr' group by c.seller, c.year) whole where not whole""", Tuple.tuple()).getFirst().getLong(0)).isZero();
    }

    private boolean issued(VatTerms terms, boolean fails) {
        try {
            ground.await(pool.withTransaction(tx -> issueReceipt
                    .issue(tx, sale(terms, Instant.parse("2026-03-01T12:00:00Z")))
                    .chain(number -> fails
                            ? Uni.createFrom().<String>failure(new IllegalStateException("after " + number))
                            : Uni.createFrom().item(number))));
            return true;
        } catch (IllegalStateException rolledBack) {
            return false;
        }
    }

    private String issue(VatTerms terms, String paidAt) {
        return ground.await(pool.withTransaction(tx -> issueReceipt.issue(tx, sale(terms, Instant.parse(paidAt)))));
    }

    private Sale sale(VatTerms terms, Instant paidAt) {
        return new Sale(
                Ids.next(),
                TopupGround.balance(customer, account),
                Amount.of("100"),
                "EUR",
                600,
                new ChargedVat(terms, 120),
                "visa",
                "4242",
                paidAt);
    }

    /** Terms of a legal entity of its own, which is not selling. */
    private VatTerms sellerOf(String id, String timeZone) {
        ground.sql("""
                insert into legal_entity (id, name, address, country, vat_id, receipt_prefix, time_zone, selling)
                values ($1, 'Test', '{Somewhere}', 'FR', 'FR00000000000', $1, $2, false)""", Tuple.of(id, timeZone));
        return new VatTerms(
                Attempts.TERMS.treatment(),
                Attempts.TERMS.percent(),
                new Seller(id, Attempts.TERMS.seller().party(), id, timeZone),
                Attempts.TERMS.buyer());
    }

    private void profile(String country, String name, @Nullable String vatId) {
        Response saved = as(owner, """
                {"legalName": "%s", "address": ["Via Roma 1"], "postcode": "1000", "city": "City", "country": "%s"%s}""".formatted(name, country, vatId == null ? "" : ", \"vatId\": \"" + vatId + "\""))
                .put("/v1/customers/{customer}/billing-profile", customer);
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
    }

    private JsonPath buy(String body) {
        Response response = as(owner, body).header("Idempotency-Key", key()).post(TOPUPS, account);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath();
    }

    private JsonPath receipt(String number) {
        Response response = as(owner).get(RECEIPTS + "/{number}", customer, number);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private long charged() {
        return gateway.chargedTo(customer).getLast().minorUnits();
    }
}
