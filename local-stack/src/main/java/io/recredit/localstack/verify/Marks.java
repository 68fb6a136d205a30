package io.recredit.localstack.verify;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The signs before a line: good or bad, in characters that the output can show.
 *
 * @param good e.g. {@code ✓}
 * @param bad e.g. {@code ✗}
 */
public record Marks(String good, String bad) {

    private static final Marks UNICODE = new Marks("✓", "✗");
    private static final Marks ASCII = new Marks("ok", "!!");

    /** Check marks where the output is UTF-8, ASCII elsewhere. */
    public static Marks of(PrintStream out) {
        return out.charset().equals(StandardCharsets.UTF_8) ? UNICODE : ASCII;
    }

    public String of(boolean isGood) {
        return isGood ? good : bad;
    }
}
