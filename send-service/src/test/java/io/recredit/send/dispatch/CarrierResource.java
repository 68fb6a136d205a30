package io.recredit.send.dispatch;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.recredit.localstack.carrier.CarrierSimulator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A simulated carrier, and a service that sends through it with times short enough for a test. */
public class CarrierResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable CarrierSimulator carrier;

    @Override
    public Map<String, String> start() {
        CarrierSimulator started = CarrierSimulator.start(0, 0);
        carrier = started;
        return Map.ofEntries(
                Map.entry("recredit.dispatch.enabled", "true"),
                Map.entry("recredit.smpp.port", String.valueOf(started.smppPort())),
                Map.entry("recredit.smpp.answer-timeout", "6s"),
                Map.entry("recredit.smpp.max-reconnect-delay", "500ms"),
                Map.entry("recredit.dispatch.lease", "40s"),
                Map.entry("recredit.dispatch.unknown-timeout", "8s"),
                Map.entry("recredit.dispatch.retry-delay", "100ms"),
                Map.entry("carrier.control.port", String.valueOf(started.controlPort())));
    }

    @Override
    public void stop() {
        if (carrier != null) {
            carrier.close();
        }
    }
}
