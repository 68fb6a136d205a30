package io.recredit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void what_is_done_is_always_told_and_what_goes_on_only_now_and_then() {
        ProgressLine progress = new ProgressLine(out, false);

        progress.now("10 decided");
        progress.now("20 decided");
        progress.done("30 decided");

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("  30 decided" + System.lineSeparator());
    }

    @Test
    void on_a_terminal_the_line_is_erased_before_the_next() {
        new ProgressLine(out, true).done("30 decided");

        assertThat(written.toString(StandardCharsets.UTF_8)).startsWith("\r\u001b[2K  30 decided");
    }
}
