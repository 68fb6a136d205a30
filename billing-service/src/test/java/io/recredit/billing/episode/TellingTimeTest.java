package io.recredit.billing.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingTimeTest {

    @ParameterizedTest(name = "{2} at {0} in {1} is followed by {3}")
    @CsvSource({
        "9, Europe/Paris, 2026-01-05T06:00:00Z, 2026-01-05T07:55:00Z",
        "9, Europe/Paris, 2026-01-05T07:55:00Z, 2026-01-06T07:55:00Z",
        "9, Europe/Paris, 2026-01-05T23:30:00Z, 2026-01-06T07:55:00Z",
        // Midnight: the telling lies on the day before.
        "0, Europe/Paris, 2026-01-05T12:00:00Z, 2026-01-05T22:55:00Z",
        "0, Europe/Paris, 2026-01-05T22:55:00Z, 2026-01-06T22:55:00Z",
        // Summer time begins on 2026-03-29 at 02:00: 02:00 is 03:00 on that day.
        "2, Europe/Paris, 2026-03-28T12:00:00Z, 2026-03-29T00:55:00Z",
        "9, Europe/Paris, 2026-03-28T12:00:00Z, 2026-03-29T06:55:00Z",
        // It ends on 2026-10-25 at 03:00: of two times 02:00 the first counts.
        "2, Europe/Paris, 2026-10-24T12:00:00Z, 2026-10-24T23:55:00Z",
        "9, Pacific/Kiritimati, 2026-01-05T18:00:00Z, 2026-01-05T18:55:00Z",
    })
    void the_next_telling_is_five_minutes_before_the_hour(int hour, String zone, String now, String next) {
        assertThat(TellingTime.next(hour, zone, Instant.parse(now))).isEqualTo(next);
    }
}
