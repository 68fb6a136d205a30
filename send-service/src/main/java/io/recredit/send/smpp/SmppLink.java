package io.recredit.send.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;

/** Keeps one link bound: whenever it is lost it is bound again, with growing pauses, for ever. */
final class SmppLink {

    /** Threads that read submit answers while {@link #RECEIPTS_AT_ONCE} others wait for receipts to be stored. */
    private static final int ANSWER_THREADS = 4;

    /** Receipts of one link that may wait for their commit at the same time. */
    static final int RECEIPTS_AT_ONCE = 60;

    private static final int PDUS_QUEUED = 2_000;
    private static final Logger LOG = Logger.getLogger(SmppLink.class);

    private final SmppConfig config;
    private final Supplier<MessageReceiverListener> listener;
    private final Runnable onBound;
    private final String name;
    private final Thread thread;
    private volatile @Nullable BoundLink bound;
    private volatile @Nullable SMPPSession session;
    private volatile boolean stopping;

    SmppLink(SmppConfig config, int number, Supplier<MessageReceiverListener> listener, Runnable onBound) {
        this.config = config;
        this.listener = listener;
        this.onBound = onBound;
        this.name = config.name() + "-" + number;
        this.thread = Thread.ofPlatform().daemon().name("smpp-" + name).unstarted(this::keepBound);
    }

    void start() {
        thread.start();
    }

    /** The link if it can take submits now. */
    Optional<BoundLink> up() {
        return Optional.ofNullable(bound).filter(BoundLink::isUp);
    }

    void stop() {
        stopping = true;
        thread.interrupt();
        SMPPSession last = session;
        if (last != null) {
            last.unbindAndClose();
        }
    }

    private void keepBound() {
        Duration pause = config.reconnectDelay();
        while (!stopping) {
            try {
                CountDownLatch closed = bind();
                pause = config.reconnectDelay();
                LOG.infof("link %s is bound", name);
                onBound.run();
                closed.await();
                bound = null;
                if (!stopping) {
                    LOG.warnf("link %s is lost", name);
                }
                sleep(pause);
            } catch (IOException failure) {
                LOG.warnf(
                        "link %s cannot be bound, next try in %d ms: %s", name, pause.toMillis(), failure.getMessage());
                Duration slept = pause;
                pause = longer(pause);
                try {
                    sleep(slept);
                } catch (InterruptedException stopped) {
                    return;
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Binds; the latch opens when the link ends. */
    private CountDownLatch bind() throws IOException {
        int bindTimeoutMillis = Math.toIntExact(config.bindTimeout().toMillis());
        CountDownLatch closed = new CountDownLatch(1);
        SMPPSession fresh = new SMPPSession(new PromptConnections(bindTimeoutMillis));
        fresh.setInterfaceVersion(InterfaceVersion.IF_34);
        fresh.setTransactionTimer(config.answerTimeout().toMillis());
        fresh.setEnquireLinkTimer(Math.toIntExact(config.enquireLink().toMillis()));
        fresh.setPduProcessorDegree(RECEIPTS_AT_ONCE + ANSWER_THREADS);
        fresh.setQueueCapacity(PDUS_QUEUED);
        fresh.setMessageReceiverListener(listener.get());
        fresh.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) {
                closed.countDown();
            }
        });
        session = fresh;
        BindParameter parameters = new BindParameter(
                BindType.BIND_TRX,
                config.systemId(),
                config.password(),
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null,
                InterfaceVersion.IF_34);
        try {
            fresh.connectAndBind(config.host(), config.port(), parameters, bindTimeoutMillis);
        } catch (IOException failure) {
            fresh.close();
            throw failure;
        }
        bound = new BoundLink(fresh, config.window());
        return closed;
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(config.maxReconnectDelay()) < 0 ? doubled : config.maxReconnectDelay();
    }

    /** Not all links come back in the same moment. */
    private static void sleep(Duration pause) throws InterruptedException {
        long millis = pause.toMillis();
        Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
