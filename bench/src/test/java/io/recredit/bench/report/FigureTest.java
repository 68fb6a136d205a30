package io.recredit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void a_measurement_has_three_leading_digits() {
        assertThat(Figure.text(31_251.7)).isEqualTo("31,300");
        assertThat(Figure.text(1_234_567)).isEqualTo("1,230,000");
        assertThat(Figure.text(43.149)).isEqualTo("43.1");
        assertThat(Figure.text(2)).isEqualTo("2");
        assertThat(Figure.text(0.98765)).isEqualTo("0.988");
        assertThat(Figure.text(0.000123)).isEqualTo("0.000");
        assertThat(Figure.text(0)).isEqualTo("0");
        assertThat(Figure.rounded(31_251.7)).isEqualTo(31_300);
        assertThat(Figure.rounded(0.98765)).isEqualTo(0.988);
    }

    @Test
    void what_was_not_measured_is_a_dash() {
        assertThat(Figure.text(Double.NaN)).isEqualTo("-");
        assertThat(Figure.text(1.0 / 0)).isEqualTo("-");
    }

    @Test
    void a_count_is_exact() {
        assertThat(Figure.count(10_000_001)).isEqualTo("10,000,001");
    }
}
