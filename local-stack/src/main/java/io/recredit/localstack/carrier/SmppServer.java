package io.recredit.localstack.carrier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SessionStateListener;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Accepts connections on 127.0.0.1 and binds those that know the password. */
final class SmppServer implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int BIND_TIMEOUT_MILLIS = 5_000;
    private static final int REJECTED_LINGER_MILLIS = 1_000;
    private static final int ENQUIRE_LINK_MILLIS = 30_000;
    private static final int RECEIPT_ANSWER_MILLIS = 10_000;
    /** So many submits of one link may be waiting for a slow answer before the next is not even looked at. */
    private static final int SUBMITS_IN_PROGRESS = 64;

    private static final int SUBMITS_QUEUED = 10_000;

    private final Supplier<CarrierSettings> settings;
    private final Links links;
    private final ServerMessageReceiverListener listener;
    private final String systemId;
    private final String password;
    private final ServerSocket socket;

    SmppServer(
            int port,
            String systemId,
            String password,
            Supplier<CarrierSettings> settings,
            Links links,
            ServerMessageReceiverListener listener)
            throws IOException {
        this.systemId = systemId;
        this.password = password;
        this.settings = settings;
        this.links = links;
        this.listener = listener;
        this.socket = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("smpp-accept").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> bind(connection));
            } catch (IOException closed) {
                // Closed by close(), which ends the loop; or a connection that broke while it was made.
            }
        }
    }

    private void bind(Socket connection) {
        try {
            connection.setTcpNoDelay(true);
            connection.setSoTimeout(BIND_TIMEOUT_MILLIS);
            SessionStateListener forgetsClosed = (newState, oldState, source) -> {
                if (!newState.isBound()) {
                    links.remove((SMPPServerSession) source);
                }
            };
            SMPPServerSession session = new SMPPServerSession(
                    new SocketConnection(connection),
                    forgetsClosed,
                    listener,
                    null,
                    SUBMITS_IN_PROGRESS,
                    SUBMITS_QUEUED);
            session.setTransactionTimer(RECEIPT_ANSWER_MILLIS);
            session.setEnquireLinkTimer(ENQUIRE_LINK_MILLIS);
            answer(session, session.waitForBind(BIND_TIMEOUT_MILLIS));
        } catch (IOException | TimeoutException | IllegalStateException gone) {
            closeQuietly(connection);
        }
    }

    private void answer(SMPPServerSession session, BindRequest request) throws IOException {
        int status = bindStatus(request);
        if (status != SMPPConstant.STAT_ESME_ROK) {
            request.reject(status);
            closeLater(session);
            return;
        }
        // Known before the answer, so that a submit that follows at once finds its link.
        links.add(new Links.Link(session, request.getSystemId()));
        try {
            request.accept("carrier", InterfaceVersion.IF_34);
        } catch (PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (!session.getSessionState().isBound()) {
            links.remove(session);
        }
    }

    /** A client that sees the connection close too early may overlook the answer before it. */
    private static void closeLater(SMPPServerSession session) {
        CompletableFuture.delayedExecutor(REJECTED_LINGER_MILLIS, TimeUnit.MILLISECONDS)
                .execute(session::close);
    }

    private int bindStatus(BindRequest request) {
        if (!settings.get().acceptBinds()) {
            return SMPPConstant.STAT_ESME_RBINDFAIL;
        }
        if (!same(systemId, request.getSystemId())) {
            return SMPPConstant.STAT_ESME_RINVSYSID;
        }
        return same(password, request.getPassword()) ? SMPPConstant.STAT_ESME_ROK : SMPPConstant.STAT_ESME_RINVPASWD;
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static void closeQuietly(Socket connection) {
        try {
            connection.close();
        } catch (IOException alreadyBroken) {
            // Nothing is left to close.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        links.drop();
    }
}
