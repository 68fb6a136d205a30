package io.recredit.send.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryDelayTest {

    @Test
    void the_wait_doubles_up_to_the_longest() {
        RetryDelay delay = new RetryDelay(Duration.ofMillis(500), Duration.ofSeconds(30));
        assertThat(delay.afterAttempt(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(delay.afterAttempt(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delay.afterAttempt(32_767)).isEqualTo(Duration.ofSeconds(30));
    }
}
