package io.recredit.billing.card;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Does what was left undone when the processor was away or this process died. */
@ApplicationScoped
class CardUpkeepJob {

    private static final Logger LOG = Logger.getLogger(CardUpkeepJob.class);

    /** Cards, and customers, of one run at most. */
    private static final int BATCH = 50;

    private final Detachment detachment;
    private final DefaultChanges changes;

    CardUpkeepJob(Detachment detachment, DefaultChanges changes) {
        this.detachment = detachment;
        this.changes = changes;
    }

    @Scheduled(
            every = "${recredit.card.upkeep-every:10S}",
            identity = "card-upkeep",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = Instant.now();
        return attempt("telling of changed default cards", changes.tellUntold(BATCH, now))
                .chain(() -> attempt("detaching removed cards", detachment.ofAll(BATCH, now)));
    }

    private static Uni<Void> attempt(String what, Uni<Void> work) {
        return work.onFailure().recoverWithUni(failure -> {
            LOG.warnf("%s goes on later: %s", what, failure);
            return Uni.createFrom().voidItem();
        });
    }
}
