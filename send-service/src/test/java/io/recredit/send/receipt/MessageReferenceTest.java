package io.recredit.send.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageReferenceTest {

    @Test
    void a_segment_is_found_by_its_reference_even_where_the_sixteen_bits_wrap_around() {
        MessageReference reference = MessageReference.of(UUID.fromString("019a6b1e-7c10-7a55-9d3a-2f5f1c0bffff"));
        assertThat(reference.ofPart(1)).isEqualTo(0xFFFF);
        assertThat(reference.ofPart(2)).isZero();
        assertThat(reference.partOf(0xFFFF, 2)).hasValue(1);
        assertThat(reference.partOf(0, 2)).hasValue(2);
        assertThat(reference.partOf(1, 2)).isEmpty();
        assertThat(reference.partOf(0xFFFE, 2)).isEmpty();
    }
}
