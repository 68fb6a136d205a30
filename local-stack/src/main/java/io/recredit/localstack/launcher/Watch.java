package io.recredit.localstack.launcher;

import io.recredit.localstack.LocalStack;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Says so when a part of the stack ends by itself. */
final class Watch {

    private static final long EVERY_MILLIS = 1_000;

    private final LocalStack stack;
    private final PrintStream out;
    private final Set<String> told = new HashSet<>();

    Watch(LocalStack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    void untilStopped() {
        try {
            while (!stack.isClosed()) {
                stack.addresses().pids().forEach(this::look);
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(String component, long pid) {
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        if (!alive && !stack.isClosed() && told.add(component)) {
            out.printf(
                    "%s has ended. Its log: %s. Stop with Ctrl-C and start again.%n",
                    component, stack.layout().log(component));
        }
    }
}
