package io.recredit.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {

    @Test
    void aKeyIsVisibleAscii() {
        assertThat(IdempotencyKey.required("!k~").value()).isEqualTo("!k~");
        assertThat(IdempotencyKey.required("k".repeat(255)).value()).hasSize(255);
        assertThat(IdempotencyKey.optional(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é", "a\u007f"})
    void anythingElseIsRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.optional(header)).hasMessageContaining("Invalid request");
        assertThatThrownBy(() -> IdempotencyKey.required("k".repeat(256))).hasMessageContaining("Invalid request");
    }

    @Test
    void aMissingKeyHasItsOwnProblem() {
        assertThatThrownBy(() -> IdempotencyKey.required(null)).hasMessageContaining("Idempotency key missing");
    }

    @Test
    void theBordersOfPartsCount() {
        assertThat(ContentHash.of(bytes("ab"), bytes("c")))
                .hasSize(32)
                .isNotEqualTo(ContentHash.of(bytes("a"), bytes("bc")));
        assertThat(ContentHash.of(bytes("ab"))).isEqualTo(ContentHash.of(bytes("ab")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
