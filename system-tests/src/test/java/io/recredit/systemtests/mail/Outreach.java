package io.recredit.systemtests.mail;

import io.recredit.contracts.Topics;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Broker;
import io.recredit.systemtests.harness.Database;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What notification-service has read and sent. */
final class Outreach {

    private static final Duration DONE_WITHIN = Duration.ofSeconds(150);

    /** The topic that each of its consumer groups reads. */
    private static final Map<String, String> GROUPS = Map.of(
            "notification-accounts", Topics.ACCOUNTS,
            "notification-low-balance", Topics.LOW_BALANCE,
            "notification-topups", Topics.TOPUPS);

    private final RunningSystem system;
    private final Broker broker;
    private final Database mails;

    Outreach(RunningSystem system) {
        this.system = system;
        this.broker = system.broker();
        this.mails = system.database(Service.NOTIFICATION);
    }

    /** Waits until all that happened is known to it, and all that is to be said is said. */
    void awaitAllSaid() {
        system.awaitOutboxesEmpty();
        GROUPS.forEach((group, topic) -> Await.until(
                group + " has read everything", DONE_WITHIN, () -> broker.lag(group, topic), lag -> lag == 0));
        Await.until(
                "no mail is due",
                DONE_WITHIN,
                () -> mails.count("select count(*) from mail where state = 'due'"),
                due -> due == 0);
    }

    /** The next start reads everything from the beginning. There must be no instance. */
    void forgetsWhatItRead() {
        GROUPS.forEach((group, topic) -> broker.reset(
                group, broker.ends(topic).keySet().stream().collect(Collectors.toMap(Function.identity(), at -> 0L))));
    }

    /** Records that are to be read again. */
    long unread() {
        return GROUPS.entrySet().stream()
                .mapToLong(group -> broker.lag(group.getKey(), group.getValue()))
                .sum();
    }
}
