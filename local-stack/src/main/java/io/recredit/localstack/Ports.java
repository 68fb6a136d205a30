package io.recredit.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free TCP ports of the loopback address; never hands out the same port twice. */
public final class Ports {

    private static final int MAX_TRIES = 200;
    private static final int HIGHEST_PORT = 65_535;
    /**
     * Any port is one from here on and below {@link #SYSTEMS_OWN}: its server is yet to start, and may be started again,
     * and meanwhile nobody else gets it by chance.
     */
    private static final int LOWEST_PORT = 20_000;

    /** From here on the system gives ports to connections, and to whoever asks it for one (ip_local_port_range). */
    private static final int SYSTEMS_OWN = 32_768;

    /** By {@link #free}, in this process: whoever asked may not have bound his yet when the next one asks. */
    private static final Set<Integer> ANY_GIVEN = ConcurrentHashMap.newKeySet();

    private final Set<Integer> given = new HashSet<>();

    /**
     * The wished port or the next free one above it.
     *
     * @throws IllegalStateException when none of 200 ports is free
     */
    public synchronized int freeFrom(int wished) {
        for (int port = wished; port < wished + MAX_TRIES && port <= HIGHEST_PORT; port++) {
            if (!given.contains(port) && isFree(port)) {
                given.add(port);
                return port;
            }
        }
        throw new IllegalStateException("No free port between %d and %d".formatted(wished, wished + MAX_TRIES - 1));
    }

    /** Any free port. */
    public synchronized int free() {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, SYSTEMS_OWN);
            if (!given.contains(port) && isFree(port) && ANY_GIVEN.add(port)) {
                given.add(port);
                return port;
            }
        }
        throw new IllegalStateException("No free port found in %d tries".formatted(MAX_TRIES));
    }

    /** Whether nobody listens there, neither on the loopback address nor on all addresses. */
    static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
