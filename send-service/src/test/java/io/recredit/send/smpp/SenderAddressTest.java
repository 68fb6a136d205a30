package io.recredit.send.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderAddressTest {

    @Test
    void a_sender_is_a_name_a_number_or_a_short_code() {
        assertThat(SenderAddress.of("Recredit")).isEqualTo(new SenderAddress(5, 0, "Recredit"));
        assertThat(SenderAddress.of("+33612345678")).isEqualTo(new SenderAddress(1, 1, "33612345678"));
        assertThat(SenderAddress.of("33612345678")).isEqualTo(new SenderAddress(1, 1, "33612345678"));
        assertThat(SenderAddress.of("36180")).isEqualTo(new SenderAddress(3, 0, "36180"));
    }
}
