package io.recredit.localstack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recredit.localstack.Eventually;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {

    private static final int READ_TIMEOUT_MILLIS = 10_000;

    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicBoolean missed = new AtomicBoolean();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = WebServer.start(0, this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Optional<WebAnswer> answer(WebRequest request, WebCaller caller) {
        return switch (request.path()) {
            case "/drop" -> Optional.empty();
            case "/fail" -> throw new IllegalStateException("this failure belongs to the test");
            case "/wait" -> {
                waiting.set(true);
                Eventually.await("the caller goes", caller::hasGone);
                missed.set(true);
                yield Optional.empty();
            }
            default -> {
                boolean gone = caller.hasGone();
                yield Optional.of(WebAnswer.html(200, request.line() + "?" + request.query() + request.text() + gone));
            }
        };
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        return socket;
    }

    /** Sends text and reads until the server closes. */
    private String talk(String text) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aRequestWhoseCallerWasKilledHalfwayIsNone() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("POST /a HTTP/1.1\r\nIdempotency-Key: k".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void oneConnectionServesManyRequestsAlsoWhenTheyComeAtOnce() throws IOException {
        String answers = talk("POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\none"
                + "GET /b?x=1 HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(answers).contains("POST /a?onefalse", "GET /b?x=1false").containsOnlyOnce("Connection: close");
    }

    @Test
    void whatIsNoRequestIsRefused() throws IOException {
        assertThat(talk("hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(talk("POST / HTTP/1.1\r\nContent-Length: 65537\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(talk("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(talk("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(101))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aHandlerMayHangUp() throws IOException {
        assertThat(talk("GET /drop HTTP/1.1\r\n\r\n")).isEmpty();
    }

    @Test
    void aHandlerThatFailsIsA500() throws IOException {
        assertThat(talk("GET /fail HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 500 ");
    }

    @Test
    void aCallerThatHangsUpIsMissed() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET /wait HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Eventually.await("the handler", waiting::get);
            assertThat(missed).isFalse();
        }
        Eventually.await("the caller is missed", missed::get);
    }

    @Test
    void aPausedServerRefusesConnectionsUntilItIsResumed() throws IOException {
        Socket open = connect();
        open.getOutputStream().write("GET /a HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(open.getInputStream().read()).isEqualTo('H');
        server.pause();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        assertThat(new String(open.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .endsWith("false");
        server.resume();

        assertThat(talk("GET /c HTTP/1.1\r\nConnection: close\r\n\r\n")).contains("GET /c");
    }
}
