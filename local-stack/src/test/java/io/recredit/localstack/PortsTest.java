package io.recredit.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final Ports ports = new Ports();

    @Test
    void aTakenPortIsPassedOverForTheNextFreeOne() throws IOException {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

            // When
            int port = ports.freeFrom(taken.getLocalPort());

            // Then
            assertThat(port).isGreaterThan(taken.getLocalPort());
            assertThat(Ports.isFree(port)).isTrue();
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsNotFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void theSamePortIsNeverGivenTwice() {
        // Given
        int first = ports.free();

        // When
        int second = ports.freeFrom(first);

        // Then
        assertThat(second).isNotEqualTo(first);
    }
}
