package io.recredit.send.intake;

import io.recredit.contracts.AccountState;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.Problems;
import io.recredit.send.message.MessageView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Accepts the messages of a request: all of them are promised, or none and the caller learns why. */
@ApplicationScoped
class AcceptMessages {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final IntakeConfig config;
    private final PublishingState publishing;
    private final IntakeWriter writer;
    private final IntakeRepository repository;
    private final DecisionWaits decisions;
    private final RateMessages rating;
    private final IntakeMetrics metrics;

    AcceptMessages(
            IntakeConfig config,
            PublishingState publishing,
            IntakeWriter writer,
            IntakeRepository repository,
            DecisionWaits decisions,
            RateMessages rating,
            IntakeMetrics metrics) {
        this.config = config;
        this.publishing = publishing;
        this.writer = writer;
        this.repository = repository;
        this.decisions = decisions;
        this.rating = rating;
        this.metrics = metrics;
    }

    /**
     * What a request is answered.
     *
     * @param repeated whether an earlier request with this key was the same
     * @param waited whether the wait was applied
     */
    record Accepted(List<MessageView> messages, boolean repeated, boolean waited) {}

    /**
     * Accepts a request.
     *
     * @param account checked to be the caller's
     * @param wait how long to wait for billing's decisions
     * @return fails with the problem to be answered
     */
    Uni<Accepted> accept(
            AccountState account, SendRequest request, Optional<RequestKey> key, Optional<WaitPreference> wait) {
        Uni<Accepted> accepted = key.isEmpty()
                ? acceptNew(account, request, key)
                : repository
                        .find(account.customer(), account.account(), key.get().key())
                        .chain(earlier -> earlier == null
                                ? acceptNew(account, request, key)
                                : repeat(account, key.get(), earlier));
        return accepted.chain(answer -> waitForDecisions(account, answer, wait));
    }

    private Uni<Accepted> repeat(AccountState account, RequestKey key, KeyRepository.Remembered earlier) {
        if (!key.saysTheSameAs(earlier.hash())) {
            return Uni.createFrom().failure(IdempotencyKey.reused());
        }
        return repository
                .read(account.customer(), earlier.messageIds())
                .map(messages -> new Accepted(messages, true, false));
    }

    private Uni<Accepted> acceptNew(AccountState account, SendRequest request, Optional<RequestKey> key) {
        rating.requireReady(account);
        if (publishing.isOverloaded() || writer.isFull()) {
            return Uni.createFrom().failure(turnedAway("more is waiting than may wait"));
        }
        // Milliseconds, as the ids have, so that the answer and every later look at the message agree.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<NewMessage> messages = rating.rate(account, request, FieldNames.OF_MESSAGES, now);
        NewRequest fresh = new NewRequest(
                account.customer(), account.account(), key.orElse(null), now, now.plus(config.validFor()), messages);
        return writer.write(fresh)
                .onFailure(QueuedTooLong.class)
                .transform(late -> turnedAway("it waited too long"))
                .onFailure(KeyVanished.class)
                .transform(vanished -> turnedAway("its idempotency key was forgotten just now"))
                .chain(result -> answer(fresh, result));
    }

    private Throwable turnedAway(String why) {
        metrics.turnedAway();
        return Problems.unavailable(RETRY_AFTER, "Nothing was stored: " + why + ". Try again later.");
    }

    private Uni<Accepted> answer(NewRequest request, StoreResult result) {
        return switch (result) {
            case StoreResult.Stored stored -> {
                metrics.accepted(request.messages());
                yield Uni.createFrom().item(new Accepted(request.views(), false, false));
            }
            case StoreResult.Repeated repeated ->
                repository
                        .read(request.customer(), repeated.messageIds())
                        .map(messages -> new Accepted(messages, true, false));
            case StoreResult.KeyReused reused -> Uni.createFrom().failure(IdempotencyKey.reused());
        };
    }

    private Uni<Accepted> waitForDecisions(AccountState account, Accepted answer, Optional<WaitPreference> wait) {
        if (wait.isEmpty() || !decisions.hasRoomFor(answer.messages().size())) {
            return Uni.createFrom().item(answer);
        }
        if (answer.messages().stream().noneMatch(MessageView::undecided)) {
            return Uni.createFrom().item(new Accepted(answer.messages(), answer.repeated(), true));
        }
        return decisions
                .await(account.customer(), answer.messages(), wait.get().duration())
                .map(messages -> new Accepted(messages, answer.repeated(), true));
    }
}
