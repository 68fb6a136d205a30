package io.recredit.send.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdRangeTest {

    private static final UUID LOW = UUID.fromString("019a0000-0000-7000-8000-000000000000");
    private static final UUID MIDDLE = UUID.fromString("019a0000-0000-7000-8000-800000000000");
    private static final UUID HIGH = UUID.fromString("fff00000-0000-4000-0000-000000000000");

    @Test
    void ids_are_ordered_by_their_octets_as_postgresql_does() {
        assertThat(IdRange.of(List.of(MIDDLE, HIGH, LOW))).isEqualTo(new IdRange(LOW, HIGH));
    }

    @Test
    void one_id_is_a_range() {
        assertThat(IdRange.of(List.of(MIDDLE))).isEqualTo(new IdRange(MIDDLE, MIDDLE));
    }
}
