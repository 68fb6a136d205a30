package io.recredit.notification.mail;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Forgets mails after a time: they hold addresses. */
@ApplicationScoped
class MailPurgeJob {

    /** At most this many are purged by one statement, so that none holds its locks for long. */
    private static final int SLICE = 1_000;

    private final MailRepository mails;
    private final MailConfig config;
    private final Clock clock;

    MailPurgeJob(MailRepository mails, MailConfig config, Clock clock) {
        this.mails = mails;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "24h",
            delayed = "12m",
            identity = "mail-purge",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(() -> mails.purge(clock.instant().minus(config.keptFor()), SLICE))
                .whilst(purged -> purged == SLICE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
