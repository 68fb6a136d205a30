package io.recredit.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recredit.contracts.Topics;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Broker;
import io.recredit.systemtests.harness.Frozen;
import io.recredit.systemtests.harness.RowLock;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Seed;
import io.recredit.systemtests.harness.Servers;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.Superuser;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.load.Answers;
import io.recredit.systemtests.load.Load;
import io.recredit.systemtests.load.Spenders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Connections that are lost at the worst moments: around the commit, and between it, publishing and the offsets. */
@SystemTest
class LostConnectionIT {

    private static final int MESSAGES = 200;

    /** Half of the messages, so that some are refused. */
    private static final int FEW_CREDITS = MESSAGES / 2;

    private static final int LOSSES = 6;

    /** Of so many at least {@link #SURELY} go, however large the bulks are whose turn it is. */
    private static final int BETWEEN_LOSSES = 160;

    private static final int SURELY = BETWEEN_LOSSES - Load.LARGEST_BULK;

    /** Longer than the whole test, so that no offset is committed while it runs. */
    private static final Map<String, String> NO_OFFSETS =
            Map.of("MP_MESSAGING_INCOMING_CHARGES_AUTO_COMMIT_INTERVAL_MS", "600000");

    private static final Duration WITHIN = Duration.ofSeconds(90);

    /** Kafka is frozen, and then killed, while billing commits: nothing of the decisions can have been published. */
    @Test
    void betweenCommitAndPublish(RunningSystem system) {
        Servers servers = system.servers();
        assumeTrue(servers.canBeKilled(), "Kafka cannot be frozen");
        Spenders spenders = Spenders.open(system, 1, FEW_CREDITS, 0);
        Answers answers = new Answers(system, spenders.accounts());
        Load load = load(system, spenders, MESSAGES, "commit and publish");
        Map<TopicPartition, Long> start = system.broker().ends(Topics.CHARGE_OUTCOMES);
        try {
            RowLock lock = system.database(Service.BILLING)
                    .lockBalance(spenders.accounts().getFirst());
            try (lock) {
                load.allow(MESSAGES);
                lock.awaitWaiting("billing", 1);
                assertThat(spenders.decided())
                        .as("decided while the balance is locked")
                        .isZero();
                assertThat(answers.since(start))
                        .as("answers while the balance is locked")
                        .isEmpty();
                servers.freezeKafka();
                assertThat(servers.kafkaAnswers()).as("frozen Kafka answers").isFalse();
            }
            Await.until("billing commits", WITHIN, () -> spenders.decided() > 0);
            assertThat(servers.kafkaAnswers()).as("frozen Kafka answers").isFalse();
        } finally {
            servers.killKafka();
            servers.startKafka();
        }
        System.out.printf("%d decisions were committed while Kafka was frozen%n", spenders.decided());

        spenders.assertEachIsDecidedOnce(load.finish());
        assertThat(answers.told(start))
                .as("what was told is what was written")
                .containsExactlyInAnyOrderElementsOf(answers.written());
        assertThat(answers.byMessage(start).values())
                .as("different answers to a message")
                .allMatch(different -> different.size() == 1);
    }

    /**
     * Billing loses Kafka, and its place in the group, when its answers lie on the topic and it has committed none of
     * their offsets. It stands still meanwhile, and is not started again.
     */
    @Test
    void betweenPublishAndOffsetCommit(RunningSystem system) {
        Servers servers = system.servers();
        assumeTrue(servers.canBeKilled(), "Kafka cannot be killed");
        Broker broker = system.broker();
        String group = system.billingGroup();
        Spenders spenders = Spenders.open(system, 1, FEW_CREDITS, 0);
        Answers answers = new Answers(system, spenders.accounts());
        answers.awaitAllHandled();
        system.stop(Service.BILLING);
        system.startWith(Service.BILLING, NO_OFFSETS);
        Map<TopicPartition, Long> start = broker.ends(Topics.CHARGE_OUTCOMES);
        Load load = load(system, spenders, MESSAGES, "publish and offset");
        var promised = load.finish();
        Await.until("all are answered", WITHIN, () -> spenders.known() >= promised.size());
        Map<String, Set<String>> first = answers.byMessage(start);
        Map<TopicPartition, Long> published = broker.ends(Topics.CHARGE_OUTCOMES);
        List<List<String>> ledger = answers.ledger();
        assertThat(first).as("answered messages").hasSize(promised.size());
        assertThat(broker.lag(group, Topics.CHARGES))
                .as("charges that are answered, but not committed")
                .isGreaterThanOrEqualTo(promised.size());

        long pid = system.pid(Service.BILLING);
        try (Frozen billing = Frozen.process(pid)) {
            Await.until("billing has no place in the group any more", WITHIN, () -> broker.hasNoMembers(group));
            servers.killKafka();
            servers.startKafka();
        }

        Await.until(
                "all are answered again",
                WITHIN,
                () -> answers.byMessage(published).keySet().containsAll(first.keySet()));
        assertThat(answers.byMessage(published))
                .as("answers given again, byte for byte")
                .isEqualTo(first);
        assertThat(answers.ledger()).as("entries, refusals and balances").isEqualTo(ledger);
        assertThat(system.pid(Service.BILLING)).as("process of billing").isEqualTo(pid);
        spenders.assertEachIsDecidedOnce(promised);
        system.stop(Service.BILLING);
        system.start(Service.BILLING);
        answers.awaitAllHandled();
    }

    /**
     * All connections to PostgreSQL are ended again and again; now and then those first on which send or billing waits
     * for the answer to a commit that has taken place.
     */
    @Test
    void toPostgresAgainAndAgain(RunningSystem system) {
        Superuser superuser = system.servers().superuser();
        Random random = Seed.forPurpose("losses");
        Spenders spenders = Spenders.open(system, 1, LOSSES * BETWEEN_LOSSES / 2, 0);
        Load load = load(system, spenders, 2 * LOSSES * BETWEEN_LOSSES, "connections");
        for (int loss = 0; loss < LOSSES; loss++) {
            long decided = spenders.decided() + 1 + random.nextInt(SURELY);
            load.allow(BETWEEN_LOSSES);
            Await.until("billing decides", WITHIN, () -> load.acknowledged() >= 0 && spenders.decided() >= decided);
            if (loss % 3 == 1) {
                endWhileSendCommits(superuser, load);
            } else if (loss % 3 == 2) {
                endWhileBillingCommits(system, spenders.accounts().getFirst(), load);
            }
            long ended = superuser.endConnections();
            System.out.printf("%d connections ended%n", ended);
            assertThat(ended).as("connections ended").isPositive();
        }
        spenders.assertEachIsDecidedOnce(load.finish());
    }

    private static void endWhileSendCommits(Superuser superuser, Load load) {
        superuser.holdCommits();
        try {
            load.allow(BETWEEN_LOSSES);
            endCommitting(superuser, Service.SEND);
        } finally {
            superuser.releaseCommits();
        }
    }

    /** Billing is inside its transaction before commits are held, since nothing would come to it afterwards. */
    private static void endWhileBillingCommits(RunningSystem system, String account, Load load) {
        Superuser superuser = system.servers().superuser();
        try {
            try (RowLock lock = system.database(Service.BILLING).lockBalance(account)) {
                load.allow(BETWEEN_LOSSES);
                lock.awaitWaiting("billing", 1);
                superuser.holdCommits();
            }
            endCommitting(superuser, Service.BILLING);
        } finally {
            superuser.releaseCommits();
        }
    }

    private static void endCommitting(Superuser superuser, Service service) {
        Await.until(service + " commits", WITHIN, () -> superuser.committing(service) > 0);
        long ended = superuser.endCommitting(service);
        System.out.printf("%d connections of %s ended in the middle of a commit%n", ended, service);
        assertThat(ended).as("connections of %s ended in a commit", service).isPositive();
    }

    private static Load load(RunningSystem system, Spenders spenders, int messages, String purpose) {
        return Load.prepare(system, spenders.accounts(), messages, Seed.forPurpose(purpose));
    }
}
