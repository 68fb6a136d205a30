package io.recredit.localstack.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One connection: requests one after the other until the caller or the handler closes it (RFC 9112). */
final class Connection implements WebCaller {

    private static final int MAX_LINE_OCTETS = 8_192;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY_OCTETS = 65_536;
    private static final int IDLE_MILLIS = 120_000;
    private static final int GLANCE_MILLIS = 1;

    private final Socket socket;
    private final WebHandler handler;
    private final PushbackInputStream in;
    private final OutputStream out;
    private boolean gone;

    Connection(Socket socket, WebHandler handler) throws IOException {
        this.socket = socket;
        this.handler = handler;
        this.in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(IDLE_MILLIS);
    }

    void serve() throws IOException {
        try {
            boolean more = true;
            while (more) {
                more = serveOne();
            }
        } catch (ProtocolException wrong) {
            write(WebAnswer.html(400, String.valueOf(wrong.getMessage())), false);
        }
    }

    /** Says whether another request may follow. */
    private boolean serveOne() throws IOException {
        String start = line();
        if (start.isEmpty()) {
            return false;
        }
        String[] words = start.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("not a request line");
        }
        Map<String, String> headers = headers();
        Optional<WebAnswer> answer = answer(request(words[0], words[1], headers, body(headers)));
        if (answer.isEmpty()) {
            return false;
        }
        boolean more = !"close".equalsIgnoreCase(headers.get("connection"));
        write(answer.get(), more);
        return more;
    }

    /** A handler that fails is a fault of this program; its caller is told so, and the log why. */
    private Optional<WebAnswer> answer(WebRequest request) {
        try {
            return handler.answer(request, this);
        } catch (RuntimeException failed) {
            System.err.println(request.line() + " failed");
            failed.printStackTrace(System.err);
            return Optional.of(WebAnswer.html(500, "This failed; the log says why."));
        }
    }

    private static WebRequest request(String method, String target, Map<String, String> headers, byte[] body) {
        int question = target.indexOf('?');
        return new WebRequest(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                headers,
                body);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        int lines = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || lines == MAX_HEADERS) {
                throw new ProtocolException("not a header, or too many");
            }
            lines++;
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            throw new ProtocolException("only bodies of a known length are read");
        }
        int length = length(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new ProtocolException("the body ends too early");
        }
        return body;
    }

    private static int length(String header) throws ProtocolException {
        if (!header.matches("[0-9]{1,9}") || Integer.parseInt(header) > MAX_BODY_OCTETS) {
            throw new ProtocolException("a body may have at most " + MAX_BODY_OCTETS + " octets");
        }
        return Integer.parseInt(header);
    }

    /**
     * The next line without its end.
     *
     * @throws EOFException if the connection ends before it: half a request is none
     */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection ends within a line");
            }
            if (line.size() == MAX_LINE_OCTETS) {
                throw new ProtocolException("a line is too long");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private void write(WebAnswer answer, boolean keepAlive) throws IOException {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(" \r\nContent-Type: ")
                .append(answer.contentType())
                .append("\r\nContent-Length: ")
                .append(answer.body().length)
                .append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append(keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(answer.body());
        whole.writeTo(out);
        out.flush();
    }

    /** A caller that waits sends nothing, so that reading tells only whether it is still there. */
    @Override
    public boolean hasGone() {
        try {
            if (!gone && in.available() == 0) {
                socket.setSoTimeout(GLANCE_MILLIS);
                int octet = in.read();
                if (octet < 0) {
                    gone = true;
                } else {
                    in.unread(octet);
                }
                socket.setSoTimeout(IDLE_MILLIS);
            }
        } catch (SocketTimeoutException stillThere) {
            gone = !restoreTimeout();
        } catch (IOException broken) {
            gone = true;
        }
        return gone;
    }

    private boolean restoreTimeout() {
        try {
            socket.setSoTimeout(IDLE_MILLIS);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }
}
