package io.recredit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void aNewIdCarriesThePresentMillisecond() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        UUID id = Ids.next();

        assertThat(Ids.isTimeOrdered(id)).isTrue();
        assertThat(Ids.timeOf(id)).isBetween(before, Instant.now());
    }

    @Test
    void theFirstIdOfAMillisecondIsNotAboveAnyOther() {
        Instant time = Instant.parse("2026-11-22T10:00:00.123Z");
        UUID first = Ids.firstOf(time);

        assertThat(Ids.isTimeOrdered(first)).isTrue();
        assertThat(Ids.timeOf(first)).isEqualTo(time);
        assertThat(first.toString()).isLessThan(new UUID(first.getMostSignificantBits(), -1L).toString());
        assertThat(Ids.firstOf(time.plusMillis(1)).toString()).isGreaterThan(first.toString());
    }

    @Test
    void otherVersionsAreNotTimeOrdered() {
        assertThat(Ids.isTimeOrdered(UUID.fromString("f81d4fae-7dec-41d0-a765-00a0c91e6bf6")))
                .isFalse();
    }
}
