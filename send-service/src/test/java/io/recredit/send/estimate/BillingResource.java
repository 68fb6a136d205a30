package io.recredit.send.estimate;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.recredit.localstack.Ports;
import java.util.Map;

/**
 * Tells the service under test where {@link FakeBilling} will be, which each test starts if it wants one. An answer is waited
 * for longer than usual, for the first one takes its time on a busy machine; and who was left alone stays so for long.
 */
public class BillingResource implements QuarkusTestResourceLifecycleManager {

    private static final String ASK = "io.recredit.send.estimate.BillingSufficiency/ask/";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "recredit.billing.url",
                "http://127.0.0.1:" + new Ports().free(),
                "quarkus.rest-client.billing.connect-timeout",
                "5000",
                "quarkus.rest-client.billing.read-timeout",
                "5000",
                ASK + "Timeout/value",
                "6000",
                ASK + "CircuitBreaker/delay",
                "60000");
    }

    @Override
    public void stop() {}
}
