package io.recredit.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recredit.localstack.process.StartFailure;
import io.recredit.localstack.progress.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Steps steps = new Steps(new Noted(), () -> seen.add("stop the others"));

    @Test
    void aStepBeginsWhenThoseBeforeItAreDone() {
        // Given
        CompletableFuture<String> first = steps.after("first", () -> "done");

        // When
        CompletableFuture<String> second = steps.after("second", () -> "done, too", first);
        steps.await(first, second);

        // Then
        assertThat(seen).containsExactly("first begins", "first ready", "second begins", "second ready");
    }

    @Test
    void aFailureStopsTheOthersAndSkipsWhatDependsOnIt() {
        // Given
        CompletableFuture<Void> failing = steps.after("failing", () -> {
            throw new StartFailure("the port is taken");
        });
        CompletableFuture<String> dependent = steps.after("dependent", () -> "never", failing);

        // When
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> steps.await(failing, dependent))
                .withMessage("the port is taken");

        // Then
        assertThat(seen).containsExactly("failing begins", "failing failed", "stop the others");
    }

    private final class Noted implements Progress {

        @Override
        public void begins(String component) {
            seen.add(component + " begins");
        }

        @Override
        public void isReady(String component, Duration took) {
            seen.add(component + " ready");
        }

        @Override
        public void failed(String component) {
            seen.add(component + " failed");
        }
    }
}
