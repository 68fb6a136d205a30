package io.recredit.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReassemblyTest {

    private static final String NUMBER = "+33612345678";
    private static final Set<String> NUMBERS = Set.of(NUMBER);

    private final Reassembly reassembly = new Reassembly();

    @Test
    void segments_in_any_order_make_a_text() {
        // When
        reassembly.add(NUMBER, 7, 2, 2, "world");
        reassembly.add(NUMBER, 0, 1, 1, "short");
        reassembly.add(NUMBER, 7, 2, 1, "hello ");

        // Then
        assertThat(reassembly.whole()).isEqualTo(Map.of(NUMBER + " hello world", 1, NUMBER + " short", 1));
        assertThat(reassembly.repeated(NUMBERS)).isZero();
        assertThat(reassembly.unfinished(NUMBERS)).isZero();
    }

    @Test
    void a_segment_that_comes_twice_is_counted() {
        // When
        reassembly.add(NUMBER, 7, 2, 1, "hello ");
        reassembly.add(NUMBER, 7, 2, 1, "hello ");
        reassembly.add(NUMBER, 7, 2, 2, "world");

        // Then
        assertThat(reassembly.whole()).isEqualTo(Map.of(NUMBER + " hello world", 1));
        assertThat(reassembly.repeated(NUMBERS)).isEqualTo(1);
        assertThat(reassembly.repeated(Set.of("+331"))).isZero();
    }

    @Test
    void a_segment_that_comes_again_after_its_text_is_counted() {
        // When
        reassembly.add(NUMBER, 7, 2, 1, "hello ");
        reassembly.add(NUMBER, 7, 2, 2, "world");
        reassembly.add(NUMBER, 7, 2, 2, "world");

        // Then
        assertThat(reassembly.unfinished(NUMBERS)).isEqualTo(1);
    }

    @Test
    void a_text_without_all_its_segments_is_counted() {
        // When
        reassembly.add(NUMBER, 7, 3, 1, "hello ");
        reassembly.add(NUMBER, 7, 3, 3, "!");

        // Then
        assertThat(reassembly.whole()).isEmpty();
        assertThat(reassembly.unfinished(NUMBERS)).isEqualTo(1);
        assertThat(reassembly.unfinished(Set.of("+331"))).isZero();
    }

    @Test
    void a_whole_text_that_comes_twice_is_counted_twice() {
        // When
        reassembly.add(NUMBER, 0, 1, 1, "short");
        reassembly.add(NUMBER, 0, 1, 1, "short");

        // Then
        assertThat(reassembly.whole()).isEqualTo(Map.of(NUMBER + " short", 2));
    }
}
