package io.recredit.send.pricing;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Requests can be priced once the tariffs were read. */
@Readiness
@ApplicationScoped
class TariffReadiness implements HealthCheck {

    private final TariffDirectory tariffs;

    TariffReadiness(TariffDirectory tariffs) {
        this.tariffs = tariffs;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("tariffs").status(tariffs.isLoaded()).build();
    }
}
