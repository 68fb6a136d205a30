package io.recredit.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01"})
    void somePostgresErrorsMeanThatItIsAway(String state) {
        assertThat(Retrying.isInfrastructureAway(new CompletionException(postgres(state))))
                .isTrue();
        assertThat(DataErrors.isDataError(postgres(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23505", "23514"})
    void othersLieInTheData(String state) {
        assertThat(DataErrors.isDataError(new CompletionException(postgres(state))))
                .isTrue();
        assertThat(DataErrors.isDataError(new IllegalStateException(new SQLException("no", state))))
                .isTrue();
        assertThat(Retrying.isInfrastructureAway(postgres(state))).isFalse();
    }

    @Test
    void aLostConnectionOrASilentKafkaMeansThatItIsAway() {
        assertThat(Retrying.isInfrastructureAway(new ConnectException("refused")))
                .isTrue();
        assertThat(Retrying.isInfrastructureAway(new IllegalStateException(new TimeoutException("2 min"))))
                .isTrue();
        assertThat(Retrying.isInfrastructureAway(new NoStackTraceThrowable("Timeout")))
                .isTrue();
        assertThat(Retrying.isInfrastructureAway(new ConnectionPoolTooBusyException("reached max wait queue size")))
                .isTrue();
        assertThat(Retrying.isInfrastructureAway(new IllegalStateException("a bug")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection was closed",
                "Connection is not active now, current status: CLOSED",
                "Pending requests failed to be sent due to connection has been closed."
            })
    void aConnectionThatWasLostBeforeIsKnownByWhatIsSaidOfIt(String message) {
        assertThat(Retrying.isInfrastructureAway(new NoStackTraceThrowable(message)))
                .isTrue();
        assertThat(Retrying.isInfrastructureAway(new IllegalStateException(message)))
                .as("said by somebody else")
                .isFalse();
    }

    @Test
    void workIsRepeatedUntilTheInfrastructureIsBack() {
        // Given
        AtomicInteger tries = new AtomicInteger();

        // When
        int result = Retrying.untilDone(() -> tries.incrementAndGet() < 3
                        ? Uni.createFrom().<Integer>failure(new ConnectException("refused"))
                        : Uni.createFrom().item(tries.get()))
                .await()
                .atMost(BOUND);

        // Then
        assertThat(result).isEqualTo(3);
    }

    @Test
    void evenAFailureThatNobodyThoughtOfIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();

        int result = Retrying.untilDone(() -> tries.incrementAndGet() < 2
                        ? Uni.createFrom().<Integer>failure(new IllegalStateException("a bug"))
                        : Uni.createFrom().item(tries.get()))
                .await()
                .atMost(BOUND);

        assertThat(result).isEqualTo(2);
    }

    @Test
    void dataErrorsPassThrough() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> Retrying.untilDone(() -> {
                            tries.incrementAndGet();
                            return Uni.createFrom().failure(postgres("22021"));
                        })
                        .await()
                        .atMost(BOUND))
                .isInstanceOf(PgException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void badItemsAreBuriedAndTheOthersAppliedInOrder() {
        // Given
        List<Integer> applied = new ArrayList<>();
        List<Integer> buried = new ArrayList<>();

        // When
        Poison.isolate(
                        List.of(1, 2, 3, 4, 5, 6, 7),
                        items -> {
                            if (items.contains(3) || items.contains(7)) {
                                return Uni.createFrom().failure(postgres("22021"));
                            }
                            applied.addAll(items);
                            return Uni.createFrom().voidItem();
                        },
                        (item, why) -> {
                            buried.add(item);
                            return Uni.createFrom().voidItem();
                        })
                .await()
                .atMost(BOUND);

        // Then
        assertThat(applied).containsExactly(1, 2, 4, 5, 6);
        assertThat(buried).containsExactly(3, 7);
    }

    private static PgException postgres(String state) {
        return new PgException("failed", "ERROR", state, "");
    }
}
