package io.recredit.send.reference;

import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Requests can be answered once the accounts and users are there. */
@Readiness
@ApplicationScoped
class ReferenceReadiness implements HealthCheck {

    private final AccountDirectory accounts;
    private final UserDirectory users;

    ReferenceReadiness(AccountDirectory accounts, UserDirectory users) {
        this.accounts = accounts;
        this.users = users;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("accounts and users")
                .status(accounts.isLoaded() && users.isLoaded())
                .build();
    }
}
