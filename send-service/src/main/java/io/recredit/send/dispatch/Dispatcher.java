package io.recredit.send.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recredit.contracts.Ids;
import io.recredit.kit.kafka.Retrying;
import io.recredit.send.batch.BatchWriter;
import io.recredit.send.message.ChargedMessages;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Keeps the carrier's window filled: claims as many charged messages as there is room for, sends each on a thread of
 * its own, and hands the results to a writer. It is a plain loop, since each claim depends on the room left.
 */
@ApplicationScoped
class Dispatcher implements ChargedMessages {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final int MAX_CLAIM = 500;
    private static final int MAX_RESULTS_WAITING = 2_000;
    private static final Duration RESULTS_LINGER = Duration.ofMillis(20);
    private static final long STOP_TIMEOUT_MILLIS = 5_000;

    /** While more is waiting, a claim is made only when that part of the window is free, or claims would be tiny. */
    private static final int FREE_PART_OF_WINDOW = 2;

    private final DispatchRepository repository;
    private final DispatchConfig config;
    private final Carrier carrier;
    private final SendMessage sendMessage;
    private final Timer sendTime;
    private final BatchWriter<FinishedAttempt> results;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore wakeUps = new Semaphore(0);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final String owner = Ids.next().toString();
    private final Thread thread = Thread.ofPlatform().daemon().name("dispatch").unstarted(this::run);
    private volatile boolean moreWaiting;
    private volatile long pausedUntilNanos = System.nanoTime();
    private volatile boolean stopping;

    Dispatcher(
            DispatchRepository repository,
            StoreAttempts store,
            DispatchConfig config,
            Carrier carrier,
            MeterRegistry meters) {
        if (config.lease().toMillis() <= carrier.answerTimeoutMillis()) {
            throw new IllegalStateException("recredit.dispatch.lease must exceed the carrier's answer timeout");
        }
        this.repository = repository;
        this.config = config;
        this.carrier = carrier;
        this.sendMessage = new SendMessage(carrier, System::nanoTime);
        this.results =
                new BatchWriter<>("dispatch-results", MAX_RESULTS_WAITING, MAX_CLAIM, RESULTS_LINGER, store::store);
        this.sendTime = meters.timer("recredit.send.time");
        meters.gauge("recredit.window.used", inFlight);
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            results.start();
            thread.start();
        }
    }

    /** Before the links go down: what is on the wire gets its answer stored. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(STOP_TIMEOUT_MILLIS);
        senders.shutdown();
        if (!senders.awaitTermination(STOP_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
            LOG.warnf("%d messages are left open; their receipts or time will settle them", inFlight.get());
        }
        results.stop(STOP_TIMEOUT_MILLIS);
    }

    @Override
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                int free = freeWindow();
                int claimed = free > 0 ? claim(Math.min(free, MAX_CLAIM)) : 0;
                moreWaiting = free > 0 ? claimed == Math.min(free, MAX_CLAIM) : moreWaiting;
                if (!moreWaiting || freeWindow() == 0) {
                    awaitWork();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (Throwable failure) { // An Error, too: without this thread nothing is sent any more.
                LOG.errorf(failure, "charged messages cannot be claimed, will try again");
                moreWaiting = false;
                pause();
            }
        }
    }

    /** Room for new messages; 0 while the carrier throttles, and while there is too little to be worth a claim. */
    private int freeWindow() {
        int window = carrier.window();
        int free = window - inFlight.get();
        boolean paused = System.nanoTime() - pausedUntilNanos < 0;
        boolean worthIt = !moreWaiting || free >= Math.max(1, window / FREE_PART_OF_WINDOW);
        return paused || !worthIt ? 0 : Math.max(0, free);
    }

    private int claim(int limit) {
        long leaseMillis = config.lease().toMillis();
        List<OutboundMessage> messages = Retrying.untilDone(
                        () -> repository.claim(limit, carrier.name(), owner, leaseMillis))
                .await()
                .indefinitely();
        messages.forEach(this::sendOnItsThread);
        return messages.size();
    }

    private void sendOnItsThread(OutboundMessage message) {
        inFlight.incrementAndGet();
        try {
            senders.execute(() -> send(message));
        } catch (Throwable failure) {
            inFlight.decrementAndGet();
            throw failure;
        }
    }

    private void send(OutboundMessage message) {
        try {
            long start = System.nanoTime();
            Attempt attempt = sendMessage.send(message);
            sendTime.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            if (attempt instanceof Attempt.PutBack) {
                pausedUntilNanos = System.nanoTime() + config.throttlePause().toNanos();
            }
            results.put(new FinishedAttempt(message, attempt, Instant.now()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // Nothing is known of it: its lease runs out and it becomes unknown.
            LOG.errorf(failure, "message %s: the attempt broke", message.id());
        } finally {
            inFlight.decrementAndGet();
            if (moreWaiting) {
                wake();
            }
        }
    }

    private void awaitWork() throws InterruptedException {
        long pauseMillis = TimeUnit.NANOSECONDS.toMillis(pausedUntilNanos - System.nanoTime()) + 1;
        long pollMillis = config.poll().toMillis();
        if (pauseMillis > 0) {
            TimeUnit.MILLISECONDS.sleep(Math.min(pauseMillis, pollMillis));
        } else if (wakeUps.tryAcquire(pollMillis, TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        } else {
            // No answer has come for that long: what is free is used, however little it is.
            moreWaiting = false;
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.poll().toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
