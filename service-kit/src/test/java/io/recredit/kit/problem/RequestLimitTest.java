package io.recredit.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestLimitTest {

    private final RequestLimit limit = new RequestLimit(new UnavailableLog(), 2, 1_000);

    @Test
    void asManyRequestsAsMayBeAreTakenAndTheNextWhenOneIsDone() {
        assertThat(limit.take(0)).isTrue();
        assertThat(limit.take(0)).isTrue();
        assertThat(limit.take(0)).isFalse();

        limit.giveBack(0);

        assertThat(limit.take(0)).isTrue();
        assertThat(limit.take(0)).isFalse();
    }

    @Test
    void bodiesShareTheirBytesAndARefusedOneTakesNone() {
        assertThat(limit.take(600)).isTrue();
        assertThat(limit.take(401)).isFalse();
        assertThat(limit.take(400)).isTrue();

        limit.giveBack(600);

        assertThat(limit.take(600)).isTrue();
    }
}
