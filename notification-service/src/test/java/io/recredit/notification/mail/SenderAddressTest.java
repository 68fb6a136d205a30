package io.recredit.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"noreply@recredit.example", "Recredit <noreply@recredit.example>", " noreply@recredit.example "})
    void the_message_id_is_of_the_senders_domain(String setting) {
        assertThat(SenderAddress.of(setting).messageId(new UUID(1, 2)))
                .isEqualTo("<00000000-0000-0001-0000-000000000002@recredit.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noreply", "a b@c d"})
    void what_is_no_address_is_refused(String setting) {
        assertThatThrownBy(() -> SenderAddress.of(setting)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT2M", "3, PT4M", "6, PT32M", "7, PT1H", "500, PT1H"})
    void waits_double_up_to_the_bound(int tries, Duration wait) {
        assertThat(new RetryDelay(Duration.ofMinutes(1), Duration.ofHours(1)).after(tries))
                .isEqualTo(wait);
    }

    @Test
    void a_first_wait_above_the_bound_is_the_bound() {
        assertThat(new RetryDelay(Duration.ofHours(2), Duration.ofHours(1)).after(1))
                .isEqualTo(Duration.ofHours(1));
    }
}
