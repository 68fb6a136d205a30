package io.recredit.testkit;

import io.recredit.localstack.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The network between a service under test and its PostgreSQL (laid by {@link WireResource}), which a test
 * can cut or make silent. One per JVM; whoever hurts it has to {@link #mend} it.
 */
public final class Wire {

    /** Quarkus loads this class several times, so its state is kept where all of them find it. */
    private static final String STATE = "recredit.testkit.wire.state";

    private static final String WHOLE = "whole";
    private static final String CUT = "cut";
    private static final String SILENT = "silent";

    /** Within that a change of the state is noticed. */
    private static final int LOOK_EVERY_MILLIS = 10;

    private static final int CHUNK = 64 * 1024;

    private final InetSocketAddress here;
    private final InetSocketAddress server;

    private Wire(InetSocketAddress here, InetSocketAddress server) {
        this.here = here;
        this.server = server;
    }

    /** Lays a wire to a port of this machine, as daemon threads; returns the port of its other end. */
    static int to(int port) {
        int free = new Ports().free();
        Wire wire = new Wire(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), free),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        mend();
        Thread.ofPlatform().daemon().name("wire").start(wire::listen);
        return free;
    }

    /** Connections are lost and new ones refused. */
    public static void cut() {
        System.setProperty(STATE, CUT);
    }

    /** Connections stay and new ones are accepted, but nothing goes over any of them. */
    public static void silence() {
        System.setProperty(STATE, SILENT);
    }

    /** What waited goes over, and everything after it. */
    public static void mend() {
        System.setProperty(STATE, WHOLE);
    }

    private static boolean is(String state) {
        return state.equals(System.getProperty(STATE));
    }

    private void listen() {
        while (true) {
            if (is(CUT)) {
                pause();
                continue;
            }
            try (ServerSocket listener = new ServerSocket()) {
                listener.setReuseAddress(true);
                listener.setSoTimeout(LOOK_EVERY_MILLIS);
                listener.bind(here);
                while (!is(CUT)) {
                    accept(listener);
                }
            } catch (IOException notFreeYet) {
                pause();
            }
        }
    }

    private void accept(ServerSocket listener) throws IOException {
        try {
            Socket client = listener.accept();
            Socket peer = new Socket();
            peer.connect(server);
            Thread.ofVirtual().start(() -> pass(client, peer));
            Thread.ofVirtual().start(() -> pass(peer, client));
        } catch (SocketTimeoutException nobodyCame) {
            // The state is looked at again.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.setSoTimeout(LOOK_EVERY_MILLIS);
            byte[] chunk = new byte[CHUNK];
            while (!is(CUT)) {
                int read = readInto(chunk, from);
                if (read < 0) {
                    return;
                }
                while (is(SILENT)) {
                    pause();
                }
                if (is(CUT)) {
                    return;
                }
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException lost) {
            // The other direction ends with it.
        }
    }

    private static int readInto(byte[] chunk, Socket from) throws IOException {
        try {
            return from.getInputStream().read(chunk);
        } catch (SocketTimeoutException nothingYet) {
            return 0;
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS));
    }
}
