package io.recredit.localstack.launcher;

import io.recredit.localstack.LocalStack;
import java.io.PrintStream;

/** Stops a stack when this JVM is asked to end, by Ctrl-C or {@code kill}. */
final class StopOnExit {

    private StopOnExit() {}

    static void stop(LocalStack stack, PrintStream out) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (stack.isClosed()) {
                                return;
                            }
                            out.println("Stopping.");
                            long begin = System.nanoTime();
                            stack.close();
                            out.printf("Everything is stopped after %.1f s.%n", (System.nanoTime() - begin) / 1e9);
                        },
                        "stop-on-exit"));
    }
}
