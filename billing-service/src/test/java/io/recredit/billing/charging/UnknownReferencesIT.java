package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.OutcomeResult;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.Topics;
import io.recredit.contracts.UserState;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What billing has not read yet is waited for, and only what does not exist or is not active then is refused. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class UnknownReferencesIT {

    private static final Duration ABSENCE = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    BillingFixture billing;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private OutcomeProbe probe;

    @BeforeEach
    void open() {
        probe = new OutcomeProbe();
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void an_old_charge_for_an_account_that_billing_has_not_stored_yet_waits_and_is_charged() throws Exception {
        // Given
        TestAccount account = TestAccount.create();
        billing.credit(account, "10");
        ChargeRequested charge = aMinuteOld(account.charge("1"));
        // When
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> held = keepFromWriting("ref_account", release);
        probe.kafka().send(Topics.ACCOUNTS, account.name(), AccountState.TYPE, account.state(LifeState.ACTIVE));
        probe.send(charge);
        await().during(ABSENCE).atMost(LIMIT).until(() -> probe.outcomesNow(charge.id(), OutcomeOf.CHARGE) == 0);
        release.complete(null);
        held.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        // Then
        assertThat(probe.outcomeOf(charge).result()).isEqualTo(OutcomeResult.CHARGED);
    }

    @Test
    void a_charge_for_an_account_that_is_active_again_and_not_stored_as_such_yet_waits_and_is_charged()
            throws Exception {
        // Given
        TestAccount account = TestAccount.create();
        billing.credit(account, "10");
        billing.know(account, LifeState.SUSPENDED);
        assertThat(probe.charge(account.charge("1")).reason()).isEqualTo(RefusalReason.ACCOUNT_NOT_ACTIVE);
        ChargeRequested charge = account.charge("1");
        // When
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> held = keepFromWriting("ref_account", release);
        probe.kafka().send(Topics.ACCOUNTS, account.name(), AccountState.TYPE, account.state(LifeState.ACTIVE, 2));
        probe.send(charge);
        await().during(ABSENCE).atMost(LIMIT).until(() -> probe.outcomesNow(charge.id(), OutcomeOf.CHARGE) == 0);
        release.complete(null);
        held.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        // Then
        assertThat(probe.outcomeOf(charge).result()).isEqualTo(OutcomeResult.CHARGED);
    }

    @Test
    void an_old_charge_right_behind_its_account_and_user_is_charged() {
        // Given
        TestAccount account = TestAccount.create();
        billing.credit(account, "10");
        UUID user = Ids.next();
        // When
        probe.kafka().send(Topics.ACCOUNTS, account.name(), AccountState.TYPE, account.state(LifeState.ACTIVE));
        probe.kafka()
                .send(
                        Topics.USERS,
                        user.toString(),
                        UserState.TYPE,
                        new UserState(user, "api", account.name(), account.customer(), LifeState.ACTIVE, 1));
        ChargeOutcome outcome = probe.charge(aMinuteOld(account.charge(Ids.next(), user, "1")));
        // Then
        assertThat(outcome.result()).isEqualTo(OutcomeResult.CHARGED);
    }

    @Test
    void an_account_that_does_not_exist_is_refused_without_a_grace() {
        // Given: the time that a consumer needs to have its partitions is none of a charge's.
        TestAccount known = billing.account("1");
        assertThat(probe.charge(known.charge("1")).result()).isEqualTo(OutcomeResult.CHARGED);
        TestAccount unknown = TestAccount.create();
        ChargeRequested charge = unknown.charge("1");
        // When
        long start = System.nanoTime();
        ChargeOutcome outcome = probe.charge(charge);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        // Then
        assertThat(outcome.reason()).isEqualTo(RefusalReason.UNKNOWN_ACCOUNT);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_type_without_a_value_or_no_body_is_a_dead_letter_and_the_channel_goes_on() throws Exception {
        // Given
        TestAccount account = billing.account("10");
        ChargeRequested behind = account.charge("1");
        ProducerRecord<String, byte[]> noType =
                new ProducerRecord<>(Topics.CHARGES, account.name(), EventJson.write(account.charge("1")));
        noType.headers().add("ce_type", null);
        // When
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(noType).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        probe.kafka().send(Topics.CHARGES, account.name(), Map.of(), null);
        ChargeOutcome outcome = probe.charge(behind);
        // Then
        assertThat(outcome.result()).isEqualTo(OutcomeResult.CHARGED);
        assertThat(probe.deadLetters(account.name(), 2))
                .extracting(letter -> KafkaProbe.header(letter, "dlt-reason"))
                .containsExactly("unknown event type none", "no body");
    }

    /** Holds a lock on the table, which readers do not notice, until it is released; returns when it is held. */
    private CompletableFuture<Void> keepFromWriting(String table, CompletableFuture<Void> release) throws Exception {
        CompletableFuture<Void> locked = new CompletableFuture<>();
        CompletableFuture<Void> done = pool.withTransaction(tx -> tx.query("lock table " + table + " in exclusive mode")
                        .execute()
                        .invoke(() -> locked.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        locked.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return done;
    }

    private static ChargeRequested aMinuteOld(ChargeRequested charge) {
        return new ChargeRequested(
                charge.id(),
                charge.customer(),
                charge.account(),
                charge.user(),
                charge.currency(),
                charge.amount(),
                charge.segments(),
                charge.country(),
                charge.prefix(),
                charge.purpose(),
                charge.acceptedAt().minusSeconds(60),
                charge.validUntil());
    }
}
