package io.recredit.billing.charging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.recredit.contracts.OutcomeOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is seen of charging from outside. */
@ApplicationScoped
class ChargingMetrics {

    private static final String DECIDED = "recredit.charges.decided";
    private static final Result REPEATED = new Result("repeated", "none");
    private static final Result CONFLICT = new Result("conflict", "none");

    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer decideTime;
    private final Map<Result, Counter> decided = new ConcurrentHashMap<>();

    ChargingMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("recredit.charging.batch.size")
                .description("Requests decided in one transaction")
                .register(registry);
        this.decideTime = Timer.builder("recredit.charging.decide")
                .description("Time of one deciding transaction")
                .publishPercentileHistogram()
                .register(registry);
    }

    void decided(List<Answer> answers, Duration took) {
        batchSize.record(answers.size());
        decideTime.record(took);
        for (Answer answer : answers) {
            decided.computeIfAbsent(resultOf(answer), this::counter).increment();
        }
    }

    private Counter counter(Result result) {
        return Counter.builder(DECIDED)
                .description("Charges and refunds answered")
                .tag("result", result.result())
                .tag("reason", result.reason())
                .register(registry);
    }

    private static Result resultOf(Answer answer) {
        return switch (answer) {
            case Answer.Conflict conflict -> CONFLICT;
            case Answer.Decided decided when decided.repeated() -> REPEATED;
            case Answer.Decided decided ->
                switch (decided.decision()) {
                    case Decision.Posted posted ->
                        new Result(posted.of() == OutcomeOf.CHARGE ? "charged" : "refunded", "none");
                    case Decision.Refused refused ->
                        new Result("refused", refused.reason().wireName());
                };
        };
    }

    private record Result(String result, String reason) {}
}
