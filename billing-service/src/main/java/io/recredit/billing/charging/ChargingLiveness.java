package io.recredit.billing.charging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Down when charging has stopped for good, which nothing but a restart ends. That it waits is no reason to be down. */
@Liveness
@ApplicationScoped
class ChargingLiveness implements HealthCheck {

    private final ChargingPipeline pipeline;

    ChargingLiveness(ChargingPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder charging = HealthCheckResponse.named("charging");
        return pipeline.brokenBy()
                .map(failure -> charging.down().withData("failure", failure.toString()))
                .orElseGet(charging::up)
                .build();
    }
}
