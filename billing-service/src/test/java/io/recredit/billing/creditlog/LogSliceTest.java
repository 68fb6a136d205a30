package io.recredit.billing.creditlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogSliceTest {

    @Test
    void one_line_too_many_tells_that_more_follow() {
        LogSlice slice = LogSlice.of(lines(9, 7, 3), 2, OptionalLong.empty());
        assertThat(slice.lines()).extracting(EntryView::entryNo).containsExactly(9L, 7L);
        assertThat(slice.next()).hasValue(7);
    }

    @Test
    void what_was_not_looked_at_is_looked_at_next() {
        LogSlice slice = LogSlice.of(lines(9), 2, OptionalLong.of(4));
        assertThat(slice.lines()).hasSize(1);
        assertThat(slice.next()).hasValue(5);
    }

    @Test
    void when_all_was_looked_at_nothing_follows() {
        assertThat(LogSlice.of(lines(9, 7), 2, OptionalLong.empty()).next()).isEmpty();
        assertThat(LogSlice.of(lines(), 2, OptionalLong.empty()).next()).isEmpty();
    }

    private static List<EntryView> lines(long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> new EntryView(
                        number,
                        Ids.next(),
                        "topup",
                        Amount.ZERO,
                        Amount.ZERO,
                        "CREDIT",
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();
    }
}
