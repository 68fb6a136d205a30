package io.recredit.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.ProcessorOptions;
import io.recredit.localstack.processor.ProcessorSimulator;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives a service under test a simulated card processor, one per JVM, without delays. It sends webhooks once a test
 * says where to: {@code ProcessorResource.control().webhookUrl("http://127.0.0.1:" + RestAssured.port + "/v1/webhooks/stripe")}.
 */
public class ProcessorResource implements QuarkusTestResourceLifecycleManager {

    private static final String CONTROL = "recredit.test.processor-control";

    @Override
    public Map<String, String> start() {
        String[] addresses = OncePerJvm.get("processor", () -> {
                    ProcessorSimulator processor = ProcessorSimulator.start(ProcessorOptions.forTests());
                    return processor.apiBase() + " http://127.0.0.1:" + processor.controlPort();
                })
                .split(" ", -1);
        return Map.of(
                "recredit.stripe.api-base",
                addresses[0],
                "recredit.stripe.api-key",
                ProcessorOptions.DEFAULT_API_KEY,
                "recredit.stripe.webhook-secret",
                ProcessorOptions.DEFAULT_WEBHOOK_SECRET,
                CONTROL,
                addresses[1]);
    }

    /** Steers the processor of the service under test; to be called from a test. */
    public static ProcessorControl control() {
        return ProcessorControl.at(ConfigProvider.getConfig().getValue(CONTROL, String.class));
    }

    /** The simulator stays for the next test class. */
    @Override
    public void stop() {}
}
