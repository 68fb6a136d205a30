package io.recredit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_are_as_wide_as_their_widest_cell_and_lines_end_with_a_word() {
        String text = Table.of("", "charges/s", "Kafka")
                .row("10,000 accounts", "31,300", "5.1")
                .row("baseline", "14,000", "")
                .text();

        assertThat(text).isEqualTo("""
                                  charges/s   Kafka
                10,000 accounts      31,300     5.1
                baseline             14,000
                """);
    }

    @Test
    void a_row_has_a_cell_for_each_column() {
        assertThatIllegalArgumentException().isThrownBy(() -> Table.of("a", "b").row("1"));
    }
}
