package io.recredit.billing.reference;

import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when accounts and users are known: before that, every charge would be refused as of nobody. */
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
        return HealthCheckResponse.named("reference-data")
                .status(accounts.isLoaded() && users.isLoaded())
                .withData("accounts", accounts.isLoaded())
                .withData("users", users.isLoaded())
                .build();
    }
}
