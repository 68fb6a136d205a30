package io.recredit.billing.allowance;

import io.quarkus.scheduler.Scheduled;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Looks every ten seconds which plans have something to add, and goes on at once while there are more. */
@ApplicationScoped
class AllowancePlanJob {

    private static final Logger LOG = Logger.getLogger(AllowancePlanJob.class);

    private final AddByPlan addByPlan;

    AllowancePlanJob(AddByPlan addByPlan) {
        this.addByPlan = addByPlan;
    }

    @Scheduled(
            every = "10s",
            delayed = "5s",
            identity = "allowance-plans",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> add() {
        return addByPlan
                .addDue(Instant.now())
                .repeat()
                .whilst(done -> done == AddByPlan.PAGE)
                .onItem()
                .ignoreAsUni()
                .onFailure(Retrying::isInfrastructureAway)
                .recoverWithUni(failure -> {
                    LOG.warnf("plans go on later: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }
}
