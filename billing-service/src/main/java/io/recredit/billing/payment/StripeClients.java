package io.recredit.billing.payment;

import com.stripe.StripeClient;
import com.stripe.service.V1Services;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the library's client as the configuration says. */
@ApplicationScoped
class StripeClients {

    private final StripeConfig config;
    private final StripeTransport transport;

    StripeClients(StripeConfig config) {
        this.config = config;
        this.transport = new StripeTransport(config.connectTimeout(), config.readTimeout());
    }

    @Produces
    @Singleton
    V1Services stripe() {
        return StripeClient.builder()
                .setApiKey(config.apiKey())
                .setApiBase(config.apiBase().toString())
                .setMaxNetworkRetries(0)
                .setHttpClient(transport)
                .build()
                .v1();
    }

    @PreDestroy
    void close() {
        transport.close();
    }
}
