package io.recredit.billing.topup;

import io.recredit.billing.payment.PaymentGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the policy from the configuration. */
@ApplicationScoped
class Policies {

    @Produces
    @Singleton
    Policy policy(TopupConfig config) {
        return new Policy(
                config.retryAfter(),
                config.pauseAfter(),
                config.retryAfterError(),
                config.lease(),
                config.giveUpAfter(),
                PaymentGateway.REPEATABLE_FOR,
                config.oneTimeWithin(),
                config.maxPaymentMinorUnits());
    }
}
