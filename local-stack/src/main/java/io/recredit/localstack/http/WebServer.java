package io.recredit.localstack.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on 127.0.0.1, a virtual thread per connection. The JDK's own server hides whether a caller is
 * still there, which a simulator has to know.
 */
public final class WebServer implements AutoCloseable {

    private static final int BACKLOG = 1_000;
    private static final int MAX_CONNECTIONS = 4_000;
    private static final int MAX_CLOSE_MILLIS = 5_000;

    private final WebHandler handler;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private @Nullable ServerSocket listening;
    private @Nullable Thread acceptor;

    private WebServer(int port, WebHandler handler) throws IOException {
        this.handler = handler;
        ServerSocket first = listen(port);
        this.port = first.getLocalPort();
        accept(first);
    }

    /**
     * Starts it; it listens when this returns.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is taken
     */
    public static WebServer start(int port, WebHandler handler) throws IOException {
        return new WebServer(port, handler);
    }

    public int port() {
        return port;
    }

    /** Refuses connections and cuts the open ones, until {@link #resume}. */
    public synchronized void pause() {
        if (listening != null) {
            closeQuietly(listening);
            listening = null;
            open.forEach(WebServer::closeQuietly);
            awaitEnd(acceptor);
        }
    }

    /** The port is free only when the thread that accepts has seen the end. */
    private static void awaitEnd(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join(MAX_CLOSE_MILLIS);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens again, on the same port. */
    public synchronized void resume() {
        if (listening == null) {
            try {
                accept(listen(port));
            } catch (IOException taken) {
                throw new UncheckedIOException("port " + port + " was taken meanwhile", taken);
            }
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }

    private synchronized void accept(ServerSocket socket) {
        listening = socket;
        acceptor = Thread.ofVirtual().name("http-accept-" + port).start(() -> acceptUntilClosed(socket));
    }

    private void acceptUntilClosed(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                free.acquire();
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().name("http-" + port).start(() -> serve(connection));
                if (socket.isClosed()) {
                    closeQuietly(connection);
                }
            } catch (IOException closed) {
                free.release();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket, handler).serve();
        } catch (IOException broken) {
            // The caller hung up, or sent what is no HTTP: nothing is left to be said to it.
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyBroken) {
            // Nothing is left to close.
        }
    }

    @Override
    public void close() {
        pause();
    }
}
