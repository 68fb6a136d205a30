package io.recredit.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recredit.contracts.Ids;
import io.recredit.kit.kafka.Retrying;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Claims mails that are due, sends each on a thread of its own, and keeps the claims for as long as that takes. It is a
 * plain loop, since each claim depends on the room left.
 */
@ApplicationScoped
class MailSender {

    private static final Logger LOG = Logger.getLogger(MailSender.class);

    private static final long STOP_TIMEOUT_MILLIS = 5_000;

    /** Claims are renewed that many times before they would end. */
    private static final int RENEWALS_PER_LEASE = 3;

    private final OutgoingMailRepository repository;
    private final MailConfig config;
    private final SendMail sendMail;
    private final MeterRegistry meters;
    private final RetryDelay retryDelay;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore room;
    private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();
    private final String owner = Ids.next().toString();
    private final Thread claiming =
            Thread.ofPlatform().daemon().name("mail-sender").unstarted(this::claimAndSend);
    private final Thread renewing =
            Thread.ofPlatform().daemon().name("mail-claims").unstarted(this::renewClaims);
    private volatile boolean stopping;

    MailSender(OutgoingMailRepository repository, MailServer server, MailConfig config, MeterRegistry meters) {
        this.repository = repository;
        this.config = config;
        this.sendMail = new SendMail(server);
        this.meters = meters;
        this.retryDelay = new RetryDelay(config.retryDelay(), config.maxRetryDelay());
        this.room = new Semaphore(config.parallel());
        // A wrong setting is noticed at the start, not with the first mail.
        SenderAddress.of(config.from());
    }

    void start(@Observes StartupEvent started) {
        claiming.start();
        renewing.start();
    }

    /** What is being sent gets its result stored, if it comes soon. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        claiming.join(STOP_TIMEOUT_MILLIS);
        senders.shutdown();
        if (!senders.awaitTermination(STOP_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
            LOG.warnf("%d mails are left open: they are sent again with the same Message-ID", inFlight.size());
        }
        renewing.interrupt();
    }

    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void claimAndSend() {
        while (!stopping) {
            try {
                room.acquire();
                room.release();
                int free = Math.max(1, room.availablePermits());
                int claimed = claim(free);
                if (claimed < free && wakeUps.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (Throwable failure) { // An Error, too: without this thread nothing is sent any more.
                LOG.errorf(failure, "mails cannot be claimed, will try again");
                pause(config.poll());
            }
        }
    }

    private int claim(int limit) {
        List<OutgoingMail> mails = Retrying.untilDone(() -> repository.claim(limit, owner, config.lease()))
                .await()
                .indefinitely();
        for (OutgoingMail mail : mails) {
            inFlight.add(mail.id());
            room.acquireUninterruptibly();
            senders.execute(() -> sendClaimed(mail));
        }
        return mails.size();
    }

    private void sendClaimed(OutgoingMail mail) {
        try {
            Attempt attempt = sendMail.send(mail);
            String state = Retrying.untilDone(() -> repository.store(
                            mail, owner, attempt, retryDelay.after(mail.tries()), config.giveUpAfter()))
                    .await()
                    .indefinitely();
            tell(mail, attempt, state);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "mail %s: the try broke, its claim runs out and it is tried again", mail.id());
        } finally {
            inFlight.remove(mail.id());
            room.release();
        }
    }

    /** Neither addresses nor what the server said of them are logged; the row has them. */
    private void tell(OutgoingMail mail, Attempt attempt, String state) {
        String result = attempt.putOff() && !state.equals("failed") && !state.equals("cancelled") ? "put-off" : state;
        meters.counter("recredit.mails", "kind", mail.kind().wireName(), "result", result)
                .increment();
        if (result.equals("sent") && attempt.refused().isEmpty()) {
            LOG.infof("mail %s (%s, account %s) sent, try %d", mail.id(), mail.kind(), mail.account(), mail.tries());
        } else {
            LOG.warnf(
                    "mail %s (%s, account %s): %s, try %d; accepted for %d, refused for %d of %d recipients",
                    mail.id(),
                    mail.kind(),
                    mail.account(),
                    result,
                    mail.tries(),
                    attempt.accepted().size(),
                    attempt.refused().size(),
                    mail.recipients().size());
        }
    }

    private void renewClaims() {
        Duration pause = config.lease().dividedBy(RENEWALS_PER_LEASE);
        while (pause(pause)) {
            if (!inFlight.isEmpty()) {
                try {
                    repository
                            .renew(List.copyOf(inFlight), owner, config.lease())
                            .await()
                            .atMost(config.lease());
                } catch (RuntimeException failure) {
                    LOG.warnf("claims of mails are not renewed, will try again: %s", failure.getMessage());
                }
            }
        }
    }

    /** Gives false when interrupted. */
    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
