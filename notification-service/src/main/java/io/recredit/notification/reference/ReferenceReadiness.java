package io.recredit.notification.reference;

import io.recredit.kit.reference.AccountDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Requests can be answered once the accounts are there. */
@Readiness
@ApplicationScoped
class ReferenceReadiness implements HealthCheck {

    private final AccountDirectory accounts;

    ReferenceReadiness(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("accounts").status(accounts.isLoaded()).build();
    }
}
