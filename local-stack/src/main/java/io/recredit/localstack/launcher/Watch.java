package io.recredit.localstack.launcher;

import io.recredit.localstack.Layout;
import io.recredit.localstack.StackAddresses;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Says so when a part of the stack ends by itself. */
final class Watch {

    private static final long EVERY_MILLIS = 1_000;

    private final StackAddresses stack;
    private final Layout layout;
    private final PrintStream out;
    private final Set<String> told = new HashSet<>();

    Watch(StackAddresses stack, Layout layout, PrintStream out) {
        this.stack = stack;
        this.layout = layout;
        this.out = out;
    }

    void untilInterrupted() {
        try {
            while (true) {
                stack.pids().forEach(this::look);
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(String component, long pid) {
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        if (!alive && told.add(component)) {
            out.printf(
                    "%s has ended. Its log: %s. Stop with Ctrl-C and start again.%n", component, layout.log(component));
        }
    }
}
