package io.recredit.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready when no entry of the present can be stored. */
@Readiness
@ApplicationScoped
class EntryPartitionsReadiness implements HealthCheck {

    private final PartitionSupply supply;

    EntryPartitionsReadiness(PartitionSupply supply) {
        this.supply = supply;
    }

    @Override
    public HealthCheckResponse call() {
        Instant until = supply.readyUntil();
        return HealthCheckResponse.named("ledger-partitions")
                .status(Instant.now().isBefore(until))
                .withData("until", until.toString())
                .build();
    }
}
