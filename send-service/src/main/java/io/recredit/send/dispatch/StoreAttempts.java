package io.recredit.send.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.recredit.send.receipt.CarrierId;
import io.recredit.send.receipt.SettleMessages;
import io.recredit.send.refund.RequestRefunds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the results of attempts in one transaction: segments, messages, refunds, and receipts that came first. */
@ApplicationScoped
class StoreAttempts {

    private final Pool pool;
    private final AttemptRepository repository;
    private final RequestRefunds refunds;
    private final SettleMessages settle;
    private final Carrier carrier;
    private final DispatchConfig config;
    private final MeterRegistry meters;

    StoreAttempts(
            Pool pool,
            AttemptRepository repository,
            RequestRefunds refunds,
            SettleMessages settle,
            Carrier carrier,
            DispatchConfig config,
            MeterRegistry meters) {
        this.pool = pool;
        this.repository = repository;
        this.refunds = refunds;
        this.settle = settle;
        this.carrier = carrier;
        this.config = config;
        this.meters = meters;
    }

    Uni<Void> store(List<FinishedAttempt> attempts) {
        return pool.withTransaction(transaction -> store(transaction, attempts))
                .invoke(stored -> {
                    meters.counter("recredit.messages.sent").increment(stored.sent());
                    meters.counter("recredit.messages.carrier.refused")
                            .increment(stored.refunds().size());
                    if (!stored.refunds().isEmpty()) {
                        refunds.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<AttemptRepository.Stored> store(SqlConnection transaction, List<FinishedAttempt> attempts) {
        RetryDelay delay = new RetryDelay(config.retryDelay(), config.maxRetryDelay());
        long unknownMillis = config.unknownTimeout().toMillis();
        return repository
                .storeParts(transaction, attempts, carrier.name())
                .chain(() -> repository.storeAttempts(transaction, attempts, delay, unknownMillis))
                .call(stored -> refunds.inTransaction(transaction, stored.refunds(), Instant.now()))
                .call(stored -> settle.inTransaction(transaction, carrierIds(attempts), stored.sentInParts()));
    }

    private List<CarrierId> carrierIds(List<FinishedAttempt> attempts) {
        return attempts.stream()
                .flatMap(attempt -> attempt.attempt().parts().stream())
                .flatMap(part -> Optional.ofNullable(part.carrierMessageId()).stream())
                .map(id -> new CarrierId(carrier.name(), id))
                .toList();
    }
}
