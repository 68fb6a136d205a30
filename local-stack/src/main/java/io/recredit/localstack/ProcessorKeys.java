package io.recredit.localstack;

import java.util.Map;

/**
 * What billing-service and the card processor share.
 *
 * @param apiKey with which billing-service shows who it is
 * @param webhookSecret with which the processor signs what it tells billing-service
 */
record ProcessorKeys(String apiKey, String webhookSecret) {

    /** Those of this installation, in the form that the processor's keys have. */
    static ProcessorKeys of(Secrets secrets) {
        return new ProcessorKeys(
                "sk_test_" + secrets.of("processor.api-key"), "whsec_" + secrets.of("processor.webhook-secret"));
    }

    /** The variables in which both sides look for them. */
    Map<String, String> environment() {
        return Map.of("RECREDIT_STRIPE_API_KEY", apiKey, "RECREDIT_STRIPE_WEBHOOK_SECRET", webhookSecret);
    }
}
