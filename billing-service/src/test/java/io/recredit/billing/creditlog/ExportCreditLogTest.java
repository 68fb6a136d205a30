package io.recredit.billing.creditlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Reading goes on when somebody asks for more, and not before. */
class ExportCreditLogTest {

    private final List<LogWindow> read = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final Multi<LogSlice> slices = ExportCreditLog.slices(
            this::read, LogWindow.ALL, ExportCreditLogTest::behind, () -> now, Duration.ofHours(1));

    /** Nothing in each, and three of them. */
    private Uni<LogSlice> read(LogWindow window) {
        read.add(window);
        long next = 400 - 100L * read.size();
        return Uni.createFrom()
                .item(new LogSlice(List.of(), next > 100 ? OptionalLong.of(next) : OptionalLong.empty()));
    }

    private static Optional<LogWindow> behind(LogWindow window, LogSlice slice) {
        return slice.next().isPresent() ? Optional.of(window.before(slice.next().getAsLong())) : Optional.empty();
    }

    @Test
    void nothing_is_read_before_it_is_asked_for() {
        AssertSubscriber<LogSlice> reader = slices.subscribe().withSubscriber(AssertSubscriber.create(0));
        assertThat(read).isEmpty();

        reader.request(1);
        assertThat(read).containsExactly(LogWindow.ALL);

        reader.request(1);
        assertThat(read).containsExactly(LogWindow.ALL, new LogWindow(1, 300));

        reader.request(5);
        assertThat(read).endsWith(new LogWindow(1, 200)).hasSize(3);
        reader.assertCompleted();
    }

    @Test
    void whoever_goes_ends_the_reading() {
        AssertSubscriber<LogSlice> reader = slices.subscribe().withSubscriber(AssertSubscriber.create(1));
        reader.cancel();
        reader.request(1);
        assertThat(read).hasSize(1);
    }

    @Test
    void whoever_takes_too_long_is_broken_off() {
        AssertSubscriber<LogSlice> reader = slices.subscribe().withSubscriber(AssertSubscriber.create(1));
        now = Instant.EPOCH.plus(Duration.ofHours(1));
        reader.request(1);
        assertThat(read).hasSize(2);

        now = now.plusMillis(1);
        reader.request(1);
        reader.assertFailedWith(ExportTooSlow.class);
        assertThat(read).hasSize(2);
    }
}
