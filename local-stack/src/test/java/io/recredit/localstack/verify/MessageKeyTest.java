package io.recredit.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageKeyTest {

    @Test
    void ids_are_ordered_as_postgresql_orders_them() {
        // Given
        MessageKey low = new MessageKey("acme", UUID.fromString("0190ffff-0000-7000-8000-000000000000"));
        MessageKey high = new MessageKey("acme", UUID.fromString("f1900000-0000-7000-8000-000000000000"));
        MessageKey higher = new MessageKey("acme", UUID.fromString("f1900000-0000-7000-b000-000000000000"));

        // When, Then
        assertThat(MessageKey.ORDER.compare(low, high)).isNegative();
        assertThat(MessageKey.ORDER.compare(high, higher)).isNegative();
        assertThat(MessageKey.ORDER.compare(higher, low)).isPositive();
    }

    @Test
    void the_customer_counts_first() {
        // Given
        MessageKey acme = new MessageKey("acme", UUID.fromString("f1900000-0000-7000-8000-000000000000"));
        MessageKey globex = new MessageKey("globex", UUID.fromString("01900000-0000-7000-8000-000000000000"));

        // When, Then
        assertThat(MessageKey.ORDER.compare(acme, globex)).isNegative();
    }
}
