package io.recredit.localstack.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Prints a line for each component that got ready, and in between who is still awaited: on a terminal as one line with
 * counting seconds, elsewhere as a line every ten seconds.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {

    private static final long TERMINAL_REFRESH_MILLIS = 500;
    private static final long PLAIN_REFRESH_MILLIS = 10_000;
    /** A line that wraps could not be erased. */
    private static final int MAX_LINE = 79;

    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Long> startedNanos = new LinkedHashMap<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    /** Starts to tell the time; {@link #close()} ends that. */
    @SuppressWarnings({"this-escape", "FutureReturnValueIgnored"})
    public ConsoleProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        long everyMillis = terminal ? TERMINAL_REFRESH_MILLIS : PLAIN_REFRESH_MILLIS;
        ticks.scheduleAtFixedRate(this::showWhoIsAwaited, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void begins(String component) {
        startedNanos.put(component, System.nanoTime());
    }

    @Override
    public synchronized void isReady(String component, Duration took) {
        startedNanos.remove(component);
        line(String.format(Locale.ROOT, "  %-22s ready after %5.1f s", component, took.toMillis() / 1000.0));
    }

    @Override
    public synchronized void failed(String component) {
        startedNanos.remove(component);
        line("  %-22s FAILED".formatted(component));
    }

    private synchronized void showWhoIsAwaited() {
        if (startedNanos.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        String waiting = startedNanos.entrySet().stream()
                .map(entry -> "%s %d s".formatted(entry.getKey(), (now - entry.getValue()) / 1_000_000_000L))
                .collect(Collectors.joining(", ", "  waiting for ", ""));
        if (terminal) {
            out.print(ERASE_LINE + waiting.substring(0, Math.min(waiting.length(), MAX_LINE)));
            out.flush();
        } else {
            out.println(waiting);
        }
    }

    private void line(String text) {
        out.println((terminal ? ERASE_LINE : "") + text);
    }

    @Override
    public synchronized void close() {
        ticks.shutdownNow();
        if (terminal) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }
}
