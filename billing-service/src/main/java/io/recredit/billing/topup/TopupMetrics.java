package io.recredit.billing.topup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** What is seen of top-ups from outside: metrics and the log. Neither names a card or an address. */
@ApplicationScoped
class TopupMetrics {

    private static final Logger LOG = Logger.getLogger(TopupMetrics.class);

    /** Reasons that are no bank's decline code; those are many, and counted together. */
    private static final Set<String> OWN_REASONS = Set.of(
            Reasons.AUTHENTICATION_REQUIRED,
            Reasons.NO_CARD,
            Reasons.NOT_FOR_SALE,
            Reasons.BALANCE_TOO_LARGE,
            Reasons.NOT_CHARGED,
            Reasons.PROCESSOR_ERROR,
            Reasons.PROCESSOR_UNAVAILABLE,
            Reasons.NOT_NEEDED);

    private final MeterRegistry registry;
    private final Timer credited;
    private final Counter doubts;
    private final AtomicLong open = new AtomicLong();
    private final Map<Result, Counter> results = new ConcurrentHashMap<>();

    TopupMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.credited = Timer.builder("recredit.topup")
                .description("From the crossing to the credit, of attempts made for the crossing")
                .publishPercentileHistogram()
                .register(registry);
        this.doubts = Counter.builder("recredit.topup.doubts")
                .description("Payments that cannot be credited as they are; a person has to look at them")
                .register(registry);
        Gauge.builder("recredit.topup.open", open, AtomicLong::doubleValue)
                .description("Attempts that have not ended")
                .register(registry);
    }

    /** Counts what was committed, and writes it to the log. */
    void settled(Settled settled) {
        Attempt attempt = settled.attempt();
        switch (settled.verdict()) {
            case Verdict.Nothing nothing -> {}
            case Verdict.Cancel cancel -> cancelled(attempt);
            case Verdict.Doubt doubt -> {
                doubts.increment();
                LOG.errorf(
                        "top-up %s of %s: payment %s of %d %s was not asked for, or is a second one; not credited",
                        attempt.id(),
                        accountOf(attempt),
                        doubt.charged().payment(),
                        doubt.charged().minorUnits(),
                        doubt.charged().currency());
            }
            case Verdict.Credit credit
            when attempt.state() != AttemptState.SUCCEEDED -> {
                doubts.increment();
                LOG.errorf(
                        "top-up %s of %s: the card was charged, and the balance is too large to be credited",
                        attempt.id(), accountOf(attempt));
            }
            case Verdict.Credit credit -> {
                count(attempt, "none");
                timeOf(attempt);
                LOG.infof("top-up %s of %s: credited", attempt.id(), accountOf(attempt));
            }
            case Verdict.Decline decline -> {
                count(attempt, OWN_REASONS.contains(decline.reason()) ? decline.reason() : "bank");
                LOG.infof("top-up %s of %s: declined, %s", attempt.id(), accountOf(attempt), decline.reason());
            }
            case Verdict.AwaitApproval await -> {
                count(attempt, Reasons.AUTHENTICATION_REQUIRED);
                LOG.infof("top-up %s of %s: the card's holder has to approve", attempt.id(), accountOf(attempt));
            }
            case Verdict.AskLater later -> tellOpen(attempt, later.why());
            case Verdict.SendLater later -> tellOpen(attempt, later.why());
            case Verdict.SendAgain again -> tellOpen(attempt, "the processor does not know it, sending it again");
        }
    }

    void cancelled(Attempt attempt) {
        count(attempt, Reasons.NOT_NEEDED);
        LOG.infof("top-up %s of %s: not needed any more", attempt.id(), accountOf(attempt));
    }

    void open(long count) {
        open.set(count);
    }

    private static void tellOpen(Attempt attempt, String why) {
        LOG.warnf(
                "top-up %s of %s: %s, %s",
                attempt.id(), accountOf(attempt), attempt.state().wireName(), why);
    }

    private void timeOf(Attempt attempt) {
        Instant since = attempt.lowSince();
        Instant end = attempt.endedAt();
        if (since != null && end != null) {
            credited.record(Duration.between(since, end));
        }
    }

    private static String accountOf(Attempt attempt) {
        return attempt.balance().account();
    }

    private void count(Attempt attempt, String reasonClass) {
        results.computeIfAbsent(
                        new Result(attempt.kind().wireName(), attempt.state().wireName(), reasonClass), this::counter)
                .increment();
    }

    private Counter counter(Result result) {
        return Counter.builder("recredit.topups")
                .description("Attempts by what became of them")
                .tag("kind", result.kind())
                .tag("result", result.result())
                .tag("reason", result.reason())
                .register(registry);
    }

    private record Result(String kind, String result, String reason) {}
}
