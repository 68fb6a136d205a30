package io.recredit.systemtests.crash;

import io.recredit.localstack.client.RestClient;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Hours;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Seed;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.load.Decided;
import io.recredit.systemtests.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Accounts whose balance goes up and down around their alert threshold, by charges and by credits, while
 * billing-service is killed and started again.
 */
final class EpisodesUnderLoad {

    static final int KILLS = 3;

    private static final int ACCOUNTS = 6;
    private static final int BETWEEN_KILLS = 300;

    /** Start-up, and the time after which Kafka gives a killed consumer's partitions away. */
    private static final Duration WORKS_WITHIN = Duration.ofSeconds(90);

    /** Every message decided in this time: no one waited for the sweep that comes after five minutes. */
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(120);

    private final RunningSystem system;
    private final Operator operator;
    private final List<String> accounts;
    private final Random random = Seed.forPurpose("episodes");

    EpisodesUnderLoad(RunningSystem system) {
        this.system = system;
        this.operator = system.operator();
        this.accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> operator.opensAccount("acme"))
                .toList();
    }

    List<String> accounts() {
        return accounts;
    }

    void run() {
        RestClient owner = system.as(Person.OSCAR, Service.BILLING);
        for (String account : accounts) {
            operator.credits(account, "60");
            owner.put(
                    "/v1/accounts/" + account + "/alert-rules/CREDIT",
                    Map.of(
                            "enabled",
                            true,
                            "threshold",
                            "50",
                            "emails",
                            List.of("oscar@acme.example"),
                            "hour",
                            Hours.farAway()));
        }
        Load load = Load.prepare(system, accounts, (KILLS + 1) * BETWEEN_KILLS, random);
        for (int kill = 0; kill < KILLS; kill++) {
            load.allow(BETWEEN_KILLS);
            long decided = decided() + 1 + random.nextInt(BETWEEN_KILLS / 2);
            Await.until("billing decides", WORKS_WITHIN, () -> decided() >= decided);
            system.kill(Service.BILLING);
            system.start(Service.BILLING);
            accounts.forEach(account -> operator.credits(account, "60"));
        }
        load.finish();
        accounts.forEach(account -> operator.settledMessagesOf(account, DECIDED_WITHIN));
        accounts.forEach(account -> operator.credits(account, "60"));
        system.awaitOutboxesEmpty();
    }

    private long decided() {
        return Decided.in(system, accounts);
    }
}
