package io.recredit.localstack.carrier;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The carrier simulator as a process of its own, until it is killed.
 *
 * <p>Arguments: SMPP port and control port, by default 2775 and 8190. The credentials come from the environment
 * variables {@code RECREDIT_SMPP_SYSTEM_ID} and {@code RECREDIT_SMPP_PASSWORD}.
 */
public final class CarrierMain {

    private static final int DEFAULT_SMPP_PORT = 2775;
    private static final int DEFAULT_CONTROL_PORT = 8190;

    private CarrierMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        CarrierSimulator carrier = CarrierSimulator.start(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_SMPP_PORT,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_CONTROL_PORT,
                environment.getOrDefault("RECREDIT_SMPP_SYSTEM_ID", CarrierSimulator.DEFAULT_SYSTEM_ID),
                environment.getOrDefault("RECREDIT_SMPP_PASSWORD", CarrierSimulator.DEFAULT_PASSWORD));
        Runtime.getRuntime().addShutdownHook(new Thread(carrier::close, "carrier-close"));
        System.out.printf(
                "The carrier accepts SMPP on port %d and answers questions on http://127.0.0.1:%d%n",
                carrier.smppPort(), carrier.controlPort());
        new CountDownLatch(1).await();
    }
}
