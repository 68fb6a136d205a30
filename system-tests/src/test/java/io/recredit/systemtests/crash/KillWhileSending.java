package io.recredit.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Seed;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.load.Load;
import io.recredit.systemtests.load.Spenders;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A load of messages during which one process is killed several times at random moments and started again; then what
 * must be true of it all. Nobody else is restarted.
 */
public final class KillWhileSending {

    private static final int ACCOUNTS = 4;
    private static final int CREDITS_OF_THE_RICH = 5000;
    private static final int CREDITS_OF_THE_POOR = 300;
    private static final int MESSAGES = 4500;
    private static final int BETWEEN_KILLS = 700;
    private static final int AT_THE_KILL = 50;
    private static final int DURING_OUTAGE = 200;

    /** Above the five seconds for which intake takes messages while Kafka is silent. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

    /** Start-up, and the time after which Kafka gives a killed consumer's partitions away. */
    private static final Duration WORKS_WITHIN = Duration.ofSeconds(90);

    private final RunningSystem system;
    private final Victim victim;
    private final Random random;
    private final Spenders spenders;
    private final Load load;

    private KillWhileSending(RunningSystem system, Victim victim) {
        this.system = system;
        this.victim = victim;
        this.random = Seed.forPurpose("kill " + victim.name());
        this.spenders = Spenders.open(system, ACCOUNTS, CREDITS_OF_THE_RICH, CREDITS_OF_THE_POOR);
        this.load = Load.prepare(system, spenders.accounts(), MESSAGES, random);
    }

    /** Skipped where the victim cannot be killed. */
    public static void run(RunningSystem system, Victim victim) {
        assumeTrue(victim.canBeKilled(), victim.name() + " cannot be killed");
        new KillWhileSending(system, victim).run();
    }

    private void run() {
        Map<Service, Long> others = pidsOfOthers();
        for (int kill = 0; kill < victim.kills(); kill++) {
            boolean beforeItIsPublished = kill % 2 == 0;
            long done = progress(beforeItIsPublished);
            int more = BETWEEN_KILLS / 10 + random.nextInt(BETWEEN_KILLS / 2);
            load.allow(BETWEEN_KILLS);
            long begin = System.nanoTime();
            Await.until(victim.name() + " works", WORKS_WITHIN, () -> progress(beforeItIsPublished) >= done + more);
            System.out.printf("%d more after %d ms%n", more, (System.nanoTime() - begin) / 1_000_000);
            killAndStart();
        }
        assertThat(load.hasMore()).as("there was load to the end").isTrue();
        spenders.assertEachIsDecidedOnce(load.finish());
        assertThat(pidsOfOthers()).as("processes of the others").isEqualTo(others);
    }

    /** What was done: acknowledged messages, or those decided, some of which nobody knows of yet. */
    private long progress(boolean beforeItIsPublished) {
        long acknowledged = load.acknowledged();
        return switch (victim.absence()) {
            case NO_ANSWER -> acknowledged;
            case UNDECIDED, TURNED_AWAY -> beforeItIsPublished ? spenders.decided() : spenders.known();
        };
    }

    /** The kill is real and in the middle: there was work before it, and work comes while the victim is away. */
    private void killAndStart() {
        long pid = victim.pid();
        // What is acknowledged need not be decided yet, least of all the first after a start.
        long decided = Await.until(
                "something is decided before the kill", WORKS_WITHIN, spenders::decided, count -> count > 0);
        Await.until(victim.name() + " is under load", SEEN_WITHIN, () -> {
            load.allow(AT_THE_KILL);
            return load.inFlight() > 0 || load.acknowledged() > spenders.decided();
        });

        victim.kill();

        long seenBefore = seen();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        try {
            load.allow(DURING_OUTAGE);
            Await.until("work comes while " + victim.name() + " is away", SEEN_WITHIN, () -> {
                load.allow(1);
                load.acknowledged();
                return seen() > seenBefore;
            });
        } finally {
            victim.start();
        }
        System.out.printf(
                "%s (process %d) killed: %d messages acknowledged, %d decided before; then %s: %d%n",
                victim.name(), pid, load.acknowledged(), decided, victim.absence(), seen() - seenBefore);
        assertThat(victim.pid()).isNotEqualTo(pid);
    }

    /** How often the victim's absence was seen; what is stored after the kill of billing, it cannot have decided. */
    private long seen() {
        return switch (victim.absence()) {
            case NO_ANSWER -> load.repeated();
            case TURNED_AWAY -> load.turnedAway();
            case UNDECIDED -> system.database(Service.SEND).count("select count(*) from message");
        };
    }

    private Map<Service, Long> pidsOfOthers() {
        return Arrays.stream(Service.values())
                .filter(service -> !service.processName().equals(victim.name()))
                .filter(service -> ProcessHandle.of(system.pid(service)).isPresent())
                .collect(Collectors.toMap(service -> service, system::pid));
    }
}
