package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.kit.kafka.Retrying;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Consumers that believe they own the same partition: each decides the log, or a stretch of it, in polls of its own
 * size, at the same time as the others.
 */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class TwoOwnersIT {

    private static final long SEED = 20_261_122;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int REQUESTS = 1_200;
    private static final int MOST_PER_POLL = 90;

    /** Users who spent more than they may, or whose spending is not that of their entries. */
    private static final String BEYOND_THE_RULES = """
            select count(*)
            from user_credit c
            left join lateral (
                select coalesce(-sum(e.amount_micros), 0) as micros
                from entry e where e.customer = c.customer and e."user" = c."user") e on true
            where c.account = $1 and (c.month_micros <> e.micros or c.day_micros > c.daily_limit_micros
                or c.month_micros > c.monthly_limit_micros or c.allowance_micros < 0
                or c.allowance_micros <> 12000000 - e.micros)""";

    @Inject
    BillingFixture billing;

    @Inject
    ChargeMessages chargeMessages;

    @Inject
    KnownReferences references;

    @Test
    void owners_of_the_same_partition_decide_everything_once_and_answer_byte_for_byte_the_same() {
        // Given
        Random random = new Random(SEED);
        List<TestAccount> accounts = new ArrayList<>(IntStream.range(0, 6)
                .mapToObj(i -> billing.account(i == 0 ? "20" : "10000"))
                .toList());
        accounts.add(billing.account("0")); // Nobody has made its balance yet.
        List<Request> log = logOf(accounts, random);
        long deadlocks = deadlocks();
        // When
        List<Map<DecisionKey, String>> owners = Uni.join()
                .all(
                        owner(log, random),
                        owner(log, random),
                        owner(log.subList(REQUESTS / 3, log.size()), random),
                        owner(log.subList(0, log.size() / 2), random))
                .andFailFast()
                .await()
                .atMost(LIMIT);
        // Then
        assertThat(owners.get(0))
                .hasSize((int) log.stream().map(Request::key).distinct().count());
        assertThat(owners.get(1)).isEqualTo(owners.get(0));
        owners.forEach(owner -> assertThat(owners.get(0)).containsAllEntriesOf(owner));
        for (TestAccount account : accounts) {
            assertThat(billing.adds(account)).isTrue();
            assertThat(billing.number(BEYOND_THE_RULES, Tuple.of(account.name())))
                    .isZero();
            assertThat(billing.entriesOf(account)).isEqualTo(billing.number("""
                            select count(distinct (e.id, e.kind)) from entry e
                            where e.customer = $1""", Tuple.of(account.customer())));
        }
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    /** Charges of all accounts, some of users, some refunded later, in one order. */
    private List<Request> logOf(List<TestAccount> accounts, Random random) {
        List<UUID> users = new ArrayList<>();
        for (TestAccount account : accounts) {
            UUID user = billing.user(account, LifeState.ACTIVE);
            users.add(user);
            if (users.size() % 3 != 0) {
                billing.rules(account, user, "20", null, "15", users.size() % 3 == 1 ? "12" : null);
            }
        }
        List<ChargeRequested> charges = new ArrayList<>();
        List<Request> log = new ArrayList<>();
        while (log.size() < REQUESTS) {
            int of = random.nextInt(accounts.size());
            UUID user = random.nextInt(3) == 0 ? users.get(of) : null;
            ChargeRequested charge = accounts.get(of).charge(Ids.next(), user, "0." + (1 + random.nextInt(9)));
            charges.add(charge);
            log.add(Request.Charge.of(charge));
            if (random.nextInt(10) == 0) {
                ChargeRequested refunded = charges.get(random.nextInt(charges.size()));
                TestAccount account = accounts.stream()
                        .filter(candidate -> candidate.name().equals(refunded.account()))
                        .findFirst()
                        .orElseThrow();
                log.add(Request.Refund.of(account.refund(refunded)));
            }
        }
        return log;
    }

    /** Decides the log poll by poll; what is to be tried again is. Gives the body of every outcome. */
    private Uni<Map<DecisionKey, String>> owner(List<Request> log, Random random) {
        Map<DecisionKey, String> outcomes = new HashMap<>();
        return Multi.createFrom()
                .iterable(pollsOf(log, random))
                .onItem()
                .transformToUniAndConcatenate(poll -> Retrying.untilDone(() -> decide(poll))
                        .invoke(answers -> {
                            for (int i = 0; i < poll.size(); i++) {
                                Answer.Decided decided = (Answer.Decided) answers.get(i);
                                String body = new String(
                                        Outcomes.eventOf(decided.decision()).body(), StandardCharsets.UTF_8);
                                assertThat(outcomes.merge(poll.get(i).key(), body, (first, again) -> first))
                                        .isEqualTo(body);
                            }
                        }))
                .collect()
                .last()
                .replaceWith(outcomes);
    }

    private static List<List<Request>> pollsOf(List<Request> log, Random random) {
        List<List<Request>> polls = new ArrayList<>();
        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + 1 + random.nextInt(MOST_PER_POLL));
            polls.add(log.subList(from, to));
            from = to;
        }
        return polls;
    }

    private long deadlocks() {
        return billing.number(
                "select deadlocks from pg_stat_database where datname = current_database()", Tuple.tuple());
    }

    private Uni<List<Answer>> decide(List<Request> requests) {
        return references.partiesOf(requests).chain(parties -> chargeMessages.decide(requests, parties));
    }
}
