package io.recredit.localstack.processor;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The card-processor simulator as a process of its own, until it is killed.
 *
 * <p>Arguments: API port, control port, by default 8191 and 8192, and the folder of its journal; without one it forgets
 * everything in the end. From the environment: {@code RECREDIT_STRIPE_API_KEY}, {@code RECREDIT_STRIPE_WEBHOOK_SECRET}
 * and {@code RECREDIT_WEBHOOK_URL}; without the last it sends no webhooks.
 */
public final class ProcessorMain {

    private static final int DEFAULT_API_PORT = 8191;
    private static final int DEFAULT_CONTROL_PORT = 8192;

    private ProcessorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        ProcessorSimulator processor = ProcessorSimulator.start(new ProcessorOptions(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_API_PORT,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_CONTROL_PORT,
                environment.getOrDefault("RECREDIT_STRIPE_API_KEY", ProcessorOptions.DEFAULT_API_KEY),
                environment.getOrDefault("RECREDIT_STRIPE_WEBHOOK_SECRET", ProcessorOptions.DEFAULT_WEBHOOK_SECRET),
                environment.getOrDefault("RECREDIT_WEBHOOK_URL", ""),
                arguments.length > 2 ? Path.of(arguments[2]) : null));
        Runtime.getRuntime().addShutdownHook(new Thread(processor::close, "processor-close"));
        System.out.printf(
                "The card processor answers on %s and is steered on http://127.0.0.1:%d%n",
                processor.apiBase(), processor.controlPort());
        new CountDownLatch(1).await();
    }
}
