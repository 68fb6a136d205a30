package io.recredit.send.intake;

import static io.recredit.send.SendFixture.FRENCH;
import static io.recredit.send.SendFixture.await;
import static io.recredit.send.SendFixture.ids;
import static io.recredit.send.SendFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.Topics;
import io.recredit.send.SendFixture;
import io.recredit.send.pricing.Price;
import io.recredit.send.segment.Gsm7;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IntakeSweepIT.Impatient.class)
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "send"))
class IntakeSweepIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "recredit.intake.republish-batches-after", "1s",
                    "recredit.intake.republish-undecided-after", "1s",
                    "recredit.intake.sweep-every", "0.2s");
        }
    }

    @Inject
    Pool pool;

    @Inject
    IntakeWriter writer;

    private SendFixture fixture;
    private String account;

    @BeforeEach
    void anAccountThatCanSend() {
        fixture = new SendFixture();
        account = fixture.account();
        fixture.tariff(account);
    }

    @Test
    void billing_is_asked_again_about_a_message_until_it_decides() {
        UUID id = ids(fixture.send(account, null, message(FRENCH, "anybody there?", "otp")))
                .getFirst();

        List<ChargeRequested> asked = fixture.charges(List.of(id, id, id));
        assertThat(asked).hasSizeGreaterThanOrEqualTo(3);
        assertThat(asked.stream().distinct()).hasSize(1);

        fixture.refused(account, id, RefusalReason.EXPIRED);
        await(() -> "refused".equals(fixture.get(account, id).jsonPath().getString("state")));
        assertThat(count("select count(*) from message where id = $1 and state = 'accepted'", id))
                .isZero();
    }

    @Test
    void a_batch_that_kafka_has_not_acknowledged_is_published_and_forgotten() {
        UUID id = ids(fixture.send(account, null, message(FRENCH, "lost?", "otp")))
                .getFirst();
        await(() -> count("select count(*) from intake_batch where $1 = any (message_ids)", id) == 0);
        UUID batch = Ids.next();
        int before = published(id);

        pool.preparedQuery("insert into intake_batch values ($1, $2, $3, now(), now())")
                .execute(Tuple.of(batch, new String[] {fixture.customer()}, new UUID[] {id}))
                .await()
                .atMost(BOUND);

        await(() -> count("select count(*) from intake_batch where id = $1", batch) == 0);
        assertThat(published(id)).isGreaterThan(before);
    }

    @Test
    void a_row_that_cannot_be_stored_does_not_fail_strangers() {
        List<Uni<Boolean>> results = new ArrayList<>();
        List<NewRequest> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            // PostgreSQL takes no NUL in a text; the checks let none through, so only a bug of ours would.
            requests.add(request(i == 5 ? "bad \0" : "good"));
        }

        for (NewRequest request : requests) {
            results.add(writer.write(request)
                    .map(stored -> true)
                    .onFailure()
                    .recoverWithItem(false)
                    .memoize()
                    .indefinitely());
        }
        List<Boolean> stored = Uni.join().all(results).andFailFast().await().atMost(BOUND);

        assertThat(stored).containsExactly(true, true, true, true, true, false, true, true, true, true);
        assertThat(count(
                        "select count(*) from message where id = $1",
                        requests.get(5).ids().getFirst()))
                .isZero();
        assertThat(count(
                        "select count(*) from message where id = $1",
                        requests.get(6).ids().getFirst()))
                .isOne();
    }

    private NewRequest request(String text) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        NewMessage message = new NewMessage(
                Ids.next(),
                null,
                FRENCH,
                "Recredit",
                text,
                Purpose.OTP,
                Gsm7.DEFAULT,
                text.length(),
                1,
                null,
                "CREDIT",
                new Price("33", "FR", Amount.of("1")));
        return new NewRequest(fixture.customer(), account, null, now, now.plus(Duration.ofHours(1)), List.of(message));
    }

    private int published(UUID id) {
        return fixture.kafka()
                .all(Topics.CHARGES, letter -> id.toString().equals(KafkaProbe.header(letter, CloudEventHeaders.ID)))
                .size();
    }

    private long count(String query, UUID id) {
        return pool.preparedQuery(query)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(BOUND);
    }
}
