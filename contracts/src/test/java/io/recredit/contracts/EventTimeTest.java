package io.recredit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    private static final int[] PRECISIONS = {1, 1_000, 1_000_000, 1_000_000_000};

    @Property
    void a_time_is_written_as_java_writes_it_and_read_back(
            @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 3) int precision) {
        Instant time = Instant.ofEpochSecond(second, nanos - nanos % PRECISIONS[precision]);

        String text = EventTime.text(time);

        assertThat(text).isEqualTo(time.toString());
        assertThat(EventJson.read(bytes(text), Timed.class).at()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T08:00:00Z",
                "2026-13-01T08:00:00Z",
                "2026-01-05T08:00:60Z",
                "2026-01-05T08:00:00.Z",
                "2026-01-05 08:00:00Z",
                "2026-01-05T08:00:00",
                "x026-01-05T08:00:00Z",
                ""
            })
    void what_is_not_usual_is_left_to_the_thorough_reader(String text) {
        assertThat(EventTime.read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-05T08:00:00Z", "2026-01-05T08:00:00.0Z", "2026-01-05T10:00:00+02:00"})
    void one_time_may_be_written_in_several_ways(String text) {
        assertThat(EventJson.read(bytes(text), Timed.class).at()).isEqualTo("2026-01-05T08:00:00Z");
    }

    private static byte[] bytes(String time) {
        return ("{\"at\":\"" + time + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** The least event. */
    record Timed(Instant at) {}
}
