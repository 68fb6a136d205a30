package io.recredit.send.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Purpose;
import io.recredit.send.pricing.Price;
import io.recredit.send.segment.Gsm7;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // What the writer does not touch here is not made.
class IntakeWriterTest {

    private final List<List<NewRequest>> stored = new ArrayList<>();
    private final CompletableFuture<Void> databaseAnswers = new CompletableFuture<>();

    private final IntakeRepository repository = new IntakeRepository(null, null, null) {
        @Override
        Uni<Written> store(List<NewRequest> requests) {
            stored.add(requests);
            return Uni.createFrom()
                    .completionStage(databaseAnswers)
                    .map(answered -> new Written(
                            Ids.next(),
                            requests.stream()
                                    .<StoreResult>map(request -> new StoreResult.KeyReused())
                                    .toList()));
        }
    };

    private final IntakeWriter writer = new IntakeWriter(
            repository,
            null,
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(IntakeConfig.class)
                    .withDefaultValues(Map.of("recredit.intake.max-queue-time", "0s"))
                    .build()
                    .getConfigMapping(IntakeConfig.class));

    private UniAssertSubscriber<StoreResult> write() {
        return writer.write(request()).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static NewRequest request() {
        Instant now = Instant.now();
        NewMessage message = new NewMessage(
                Ids.next(),
                null,
                "+33612345678",
                "Recredit",
                "Hello",
                Purpose.OTP,
                Gsm7.DEFAULT,
                5,
                1,
                null,
                "CREDIT",
                new Price("33", "FR", Amount.of("1")));
        return new NewRequest("acme", "sms-ab12345-1", null, now, now.plus(Duration.ofHours(1)), List.of(message));
    }

    @Test
    void a_request_whose_transaction_does_not_begin_in_time_is_given_up_and_never_stored() {
        UniAssertSubscriber<StoreResult> inTransaction = write();
        UniAssertSubscriber<StoreResult> queued = write();

        writer.giveUpLate();

        queued.assertFailedWith(QueuedTooLong.class);
        inTransaction.assertNotTerminated();
        assertThat(writer.queuedMessages()).isZero();

        databaseAnswers.complete(null);
        inTransaction.assertCompleted();
        assertThat(stored).hasSize(1);
    }

    @Test
    void after_a_key_vanished_each_request_is_tried_alone() {
        UniAssertSubscriber<StoreResult> first = write();
        UniAssertSubscriber<StoreResult> second = write();
        UniAssertSubscriber<StoreResult> third = write();

        databaseAnswers.completeExceptionally(new KeyVanished());

        List.of(first, second, third).forEach(request -> request.assertFailedWith(KeyVanished.class));
        assertThat(stored).extracting(List::size).containsExactly(1, 2, 1, 1);
    }
}
