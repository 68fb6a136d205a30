package io.recredit.bench.report;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Tells how far it is: on a terminal as one line that is drawn again, elsewhere as a line every ten seconds. What is
 * done gets a line of its own.
 */
public final class ProgressLine {

    private static final Duration REDRAWN = Duration.ofMillis(250);
    private static final Duration TOLD = Duration.ofSeconds(10);
    /** A line that wraps could not be erased. */
    private static final int MAX_LINE = 79;

    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private long nextNanos = System.nanoTime();

    /** @param terminal whether a line can be drawn again */
    public ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        tellLater();
    }

    /** On standard output; {@code ./dev} says whether that is a terminal. */
    public static ProgressLine ofConsole() {
        return new ProgressLine(System.out, Boolean.getBoolean("recredit.terminal"));
    }

    /** Something that is going on; shown when it is time to. */
    public synchronized void now(String text) {
        if (System.nanoTime() - nextNanos < 0) {
            return;
        }
        tellLater();
        if (terminal) {
            String line = "  " + text;
            out.print(ERASE_LINE + line.substring(0, Math.min(line.length(), MAX_LINE)));
            out.flush();
        } else {
            out.println("  " + text);
        }
    }

    /** Something that is done; always shown. */
    public synchronized void done(String text) {
        out.println((terminal ? ERASE_LINE : "") + "  " + text);
        tellLater();
    }

    private void tellLater() {
        nextNanos = System.nanoTime() + (terminal ? REDRAWN : TOLD).toNanos();
    }
}
