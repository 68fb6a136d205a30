package io.recredit.localstack.demo;

import io.recredit.localstack.verify.Marks;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the demo shows: headings, checked steps, and a table that is drawn again in place where that is possible. */
final class Screen {

    private static final int WIDTH = 110;
    private static final long PLAIN_EVERY_MILLIS = 2_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final boolean terminal;
    private final Marks marks;
    private final Map<String, Long> begun = new LinkedHashMap<>();
    private int differences;
    private int drawnLines;
    private long lastPlainNanos = System.nanoTime() - PLAIN_EVERY_MILLIS * 1_000_000;

    /** @param terminal whether lines can be drawn again */
    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.marks = Marks.of(out);
    }

    PrintStream out() {
        return out;
    }

    void heading(String text) {
        begun.put(text, System.nanoTime());
        out.println();
        out.println(text);
        out.println("-".repeat(Math.min(WIDTH, text.length())));
    }

    void line(String text) {
        out.println("  " + shortened(text));
    }

    /** How long each step took, from its heading to the next one or to now. */
    void times() {
        List<Map.Entry<String, Long>> steps = List.copyOf(begun.entrySet());
        out.println();
        for (int i = 0; i < steps.size(); i++) {
            long end = i + 1 < steps.size() ? steps.get(i + 1).getValue() : System.nanoTime();
            line(String.format(
                    Locale.ROOT,
                    "%-86s %6.1f s",
                    steps.get(i).getKey(),
                    (end - steps.get(i).getValue()) / 1e9));
        }
    }

    /** A time of day in UTC, to the millisecond. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A line at its full length, for what is shown as it is. */
    void raw(String text) {
        out.println("  " + text);
    }

    /** A step whose success is that it did not fail. */
    void done(String what) {
        out.println(marks.good() + " " + what);
    }

    /** A step whose result is compared exactly. */
    void expect(String what, Object expected, Object actual) {
        if (Objects.equals(expected, actual)) {
            out.println(marks.good() + " " + what + ": " + actual);
        } else {
            differences++;
            out.println(marks.bad() + " " + what + ": expected " + expected + ", but it is " + actual);
        }
    }

    void failed(String what) {
        differences++;
        out.println(marks.bad() + " " + what);
    }

    int differences() {
        return differences;
    }

    /** Shows a table in the place of the last one; elsewhere than on a terminal now and then. */
    void table(List<String> lines) {
        if (terminal) {
            StringBuilder drawing = new StringBuilder();
            if (drawnLines > 0) {
                drawing.append(String.format(Locale.ROOT, "\u001b[%dA", drawnLines));
            }
            lines.forEach(line ->
                    drawing.append("\r\u001b[2K  ").append(shortened(line)).append(System.lineSeparator()));
            out.print(drawing);
            out.flush();
            drawnLines = lines.size();
        } else if (System.nanoTime() - lastPlainNanos >= PLAIN_EVERY_MILLIS * 1_000_000) {
            lastPlainNanos = System.nanoTime();
            lines.forEach(this::line);
        }
    }

    /** The table's last state, which stays. */
    void finalTable(List<String> lines) {
        lastPlainNanos = System.nanoTime() - PLAIN_EVERY_MILLIS * 1_000_000;
        table(lines);
        drawnLines = 0;
    }

    private static String shortened(String text) {
        int room = WIDTH - 2;
        return text.length() <= room ? text : text.substring(0, room - 3) + "...";
    }
}
