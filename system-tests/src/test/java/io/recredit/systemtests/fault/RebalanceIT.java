package io.recredit.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Topics;
import io.recredit.localstack.services.ServiceProcess;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Frozen;
import io.recredit.systemtests.harness.Metrics;
import io.recredit.systemtests.harness.RowLock;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Seed;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.load.Load;
import io.recredit.systemtests.load.Spenders;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Two billing instances: partitions move from one to the other while charges come, by a stop, a crash, and a freeze. */
@SystemTest
class RebalanceIT {

    /** So many that each of two instances surely has the partitions of some. */
    private static final int ACCOUNTS = 16;

    /** Start-up, and the time after which Kafka gives the partitions of a silent consumer away. */
    private static final Duration MOVED_WITHIN = Duration.ofSeconds(90);

    private static final Duration WORKS_WITHIN = Duration.ofSeconds(90);

    /** A client that is silent within a transaction loses it, and its locks, after this instead of 30 s. */
    private static final Map<String, String> LOSES_ITS_LOCKS_SOON =
            Map.of("QUARKUS_DATASOURCE_REACTIVE_ADDITIONAL_PROPERTIES_IDLE_IN_TRANSACTION_SESSION_TIMEOUT", "3000");

    @Test
    void instancesComeAndGoAndEveryChargeIsDecidedOnce(RunningSystem system) {
        Random random = Seed.forPurpose("rebalance");
        Spenders spenders = Spenders.open(system, ACCOUNTS, 5000, 60);
        Load load = Load.prepare(system, spenders.accounts(), 2500, random);
        Metrics first = system.metrics(Service.BILLING);
        awaitMembers(system, 1);

        try (ServiceProcess second = system.startFurther("billing-2", Service.BILLING, Map.of())) {
            for (boolean crash : new boolean[] {false, true}) {
                awaitMembers(system, 2);
                awaitWork(spenders, load, first, system.metricsAt(second.url()));
                load.allow(100 + random.nextInt(200));
                leave(second, crash);
                awaitMembers(system, 1);
                awaitWork(spenders, load, first);
                load.allow(100 + random.nextInt(200));
                if (!crash) {
                    second.start();
                }
            }
        }

        spenders.assertEachIsDecidedOnce(load.finish());
    }

    private static void leave(ServiceProcess instance, boolean crash) {
        if (crash) {
            instance.kill();
        } else {
            instance.close();
        }
    }

    /** A zombie: it believes that it owns partitions whose charges another has decided. */
    @Test
    void anInstanceFrozenInTheMiddleOfABatchDoesNoHarmWhenItGoesOn(RunningSystem system) {
        Spenders spenders = Spenders.open(system, ACCOUNTS, 5000, 20);
        Load load = Load.prepare(system, spenders.accounts(), 900, Seed.forPurpose("zombie"));
        Metrics first = system.metrics(Service.BILLING);
        system.stop(Service.BILLING);
        try (ServiceProcess zombie = system.startFurther("billing-zombie", Service.BILLING, LOSES_ITS_LOCKS_SOON)) {
            Metrics ofZombie = system.metricsAt(zombie.url());
            awaitMembers(system, 1);
            awaitWork(spenders, load, ofZombie);
            double repeatedBefore = ofZombie.repeated();

            Frozen frozen;
            // All of them: which accounts the next messages are of is chance.
            try (RowLock lock = system.database(Service.BILLING).lockBalances(spenders.accounts())) {
                load.allow(200);
                lock.awaitWaiting("the zombie, in its transaction,", 1);
                frozen = Frozen.process(zombie.pid());
            }
            try (frozen) {
                long decided = spenders.decided();
                system.start(Service.BILLING);
                awaitMembers(system, 1);
                awaitWork(spenders, load, first);
                Await.until(
                        "what the zombie had in hand is decided by the other",
                        WORKS_WITHIN,
                        () -> spenders.decided() > decided
                                && system.broker().lag(system.billingGroup(), Topics.CHARGES) == 0);
                assertThat(zombie.isAlive()).isTrue();
            }

            Await.until(
                    "the zombie decides its batch once more", WORKS_WITHIN, () -> ofZombie.repeated() > repeatedBefore);
            awaitMembers(system, 2);
            awaitWork(spenders, load, first, ofZombie);
            spenders.assertEachIsDecidedOnce(load.finish());
        }
        awaitMembers(system, 1);
    }

    /** The partitions are shared by so many members, all of them given to exactly one. */
    private static void awaitMembers(RunningSystem system, int members) {
        Await.until(
                members + " members share the partitions",
                MOVED_WITHIN,
                () -> system.broker().members(system.billingGroup()),
                found -> found.size() == members
                        && found.values().stream().noneMatch(Set::isEmpty)
                        && found.values().stream().mapToInt(Set::size).sum() == Topics.PARTITIONS
                        && found.values().stream()
                                        .flatMap(Set::stream)
                                        .map(TopicPartition::partition)
                                        .distinct()
                                        .count()
                                == Topics.PARTITIONS);
    }

    /**
     * Lets messages go until each of the instances has decided some of them. More go only when those before are decided: a
     * slow machine does not use the load up.
     */
    private static void awaitWork(Spenders spenders, Load load, Metrics... instances) {
        for (Metrics instance : instances) {
            double before = instance.answered();
            Await.until("an instance decides charges", WORKS_WITHIN, () -> {
                if (load.inFlight() == 0 && spenders.decided() >= load.acknowledged()) {
                    load.allow(5);
                }
                return instance.answered() > before;
            });
        }
    }
}
