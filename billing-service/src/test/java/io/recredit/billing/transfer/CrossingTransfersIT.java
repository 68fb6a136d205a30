package io.recredit.billing.transfer;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.credits;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.Ids;
import io.recredit.contracts.OutcomeResult;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.Topics;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Transfers that want the same balances in opposite order, and charges of the same accounts meanwhile. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class CrossingTransfersIT {

    private static final int ACCOUNTS = 5;
    private static final int TRANSFERS = 200;
    private static final int CHARGES = 150;
    private static final int THREADS = 16;
    private static final Amount PRICE = Amount.of("0.1");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** The same order of events in every run, as far as it is ours. */
    private static final long SEED = 20261129;

    @Inject
    Pool pool;

    @Test
    void oppositeTransfersAndChargesAtOnceNeitherDeadlockNorLoseACredit() throws Exception {
        // Given
        String customer = customer();
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(account(customer));
            adjust(accounts.getLast(), "10");
        }
        List<ChargeRequested> charges = charges(customer, accounts);

        // When
        List<Response> answers = new ArrayList<>();
        List<ChargeOutcome> outcomes;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
            Future<List<ChargeOutcome>> charging = threads.submit(() -> charge(charges));
            for (Future<Response> answer : threads.invokeAll(transfers(customer, accounts))) {
                answers.add(answer.get());
            }
            outcomes = charging.get();
        }

        // Then
        assertThat(answers)
                .hasSize(TRANSFERS)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 422));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 422)
                .allSatisfy(answer ->
                        assertThat(answer.jsonPath().getString("type")).endsWith("/insufficient-balance"));
        assertThat(answers).anyMatch(answer -> answer.statusCode() == 201);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.result() != OutcomeResult.CHARGED)
                .extracting(ChargeOutcome::reason)
                .allMatch(reason -> reason == RefusalReason.INSUFFICIENT_BALANCE);
        long charged = outcomes.stream()
                .filter(outcome -> outcome.result() == OutcomeResult.CHARGED)
                .count();
        assertThat(charged).isPositive();
        Amount left = accounts.stream().map(name -> Amount.of(credits(name))).reduce(Amount.ZERO, Amount::plus);
        assertThat(left.plus(PRICE.times((int) charged))).isEqualTo(Amount.ofUnits(10L * ACCOUNTS));
        assertThat(balancesThatDoNotAddUp(customer)).isZero();
    }

    /** Most go to and fro between neighbours, in either form of the request; some ask for more than there can be. */
    private static List<Callable<Response>> transfers(String customer, List<String> accounts) {
        Random random = new Random(SEED);
        String token = Tokens.owner(customer);
        List<Callable<Response>> transfers = new ArrayList<>();
        for (int i = 0; i < TRANSFERS; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            String amount = random.nextInt(10) == 0 ? "51" : String.valueOf(1 + random.nextInt(4));
            transfers.add(
                    i % 2 == 0
                            ? () -> as(token, """
                                    {"currency": "CREDIT", "amount": "%s", "target": "%s"}""".formatted(amount, accounts.get(to)))
                                    .header("Idempotency-Key", key())
                                    .post("/v1/accounts/{account}/transfers", accounts.get(from))
                            : () -> as(token, """
                                    {"credits": %s, "smsAccountTarget": "%s"}""".formatted(amount, accounts.get(to)))
                                    .post("/sms/{serviceName}/transferCredits", accounts.get(from)));
        }
        return transfers;
    }

    private static List<ChargeRequested> charges(String customer, List<String> accounts) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<ChargeRequested> charges = new ArrayList<>();
        for (int i = 0; i < CHARGES; i++) {
            charges.add(new ChargeRequested(
                    Ids.next(),
                    customer,
                    accounts.get(i % ACCOUNTS),
                    null,
                    "CREDIT",
                    PRICE,
                    1,
                    "FR",
                    "336",
                    Purpose.NOTIFICATION,
                    now,
                    now.plus(Duration.ofHours(1))));
        }
        return charges;
    }

    private static List<ChargeOutcome> charge(List<ChargeRequested> charges) {
        Set<UUID> ids = new HashSet<>();
        try (KafkaProbe probe = KafkaProbe.open()) {
            for (ChargeRequested charge : charges) {
                ids.add(charge.id());
                probe.send(Topics.CHARGES, charge.account(), ChargeRequested.TYPE, charge);
            }
            return probe
                    .await(
                            Topics.CHARGE_OUTCOMES,
                            message -> ids.contains(EventJson.read(message.value(), ChargeOutcome.class)
                                    .id()),
                            CHARGES,
                            LIMIT)
                    .stream()
                    .map(message -> EventJson.read(message.value(), ChargeOutcome.class))
                    .toList();
        }
    }

    private long balancesThatDoNotAddUp(String customer) {
        return pool.preparedQuery("""
                        select count(*) from balance b cross join lateral (
                            select coalesce(sum(e.amount_micros), 0) as micros, count(*) as entries from entry e
                            where e.customer = b.customer and e.account = b.account and e.currency = b.currency) posted
                        where b.customer = $1 and (b.balance_micros <> micros or b.last_entry_no <> entries)""")
                .execute(Tuple.of(customer))
                .await()
                .atMost(LIMIT)
                .iterator()
                .next()
                .getLong(0);
    }
}
