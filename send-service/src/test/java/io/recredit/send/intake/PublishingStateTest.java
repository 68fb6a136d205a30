package io.recredit.send.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishingStateTest {

    private final PublishingState state = state(Map.of());

    private static PublishingState state(Map<String, String> settings) {
        return new PublishingState(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IntakeConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(IntakeConfig.class));
    }

    @Test
    void while_kafka_takes_everything_requests_are_welcome() {
        state.publishing(500);
        state.published(500);

        assertThat(state.isOverloaded()).isFalse();
        assertThat(state.unpublishedMessages()).isZero();
    }

    @Test
    void after_a_failure_requests_are_turned_away_until_kafka_takes_something() {
        state.publishing(1);
        state.failed(1);
        assertThat(state.isOverloaded()).isTrue();

        state.publishing(1);
        state.published(1);

        assertThat(state.isOverloaded()).isFalse();
    }

    @Test
    void after_a_failure_requests_are_welcome_when_another_instance_has_published_what_waited() {
        state.publishing(1);
        state.failed(1);
        state.counted(1);
        assertThat(state.isOverloaded()).isTrue();

        state.counted(0);

        assertThat(state.isOverloaded()).isFalse();
    }

    @Test
    void too_many_unpublished_messages_or_waiting_batches_turn_requests_away() {
        state.publishing(50_000);
        assertThat(state.isOverloaded()).isTrue();
        state.published(50_000);
        assertThat(state.isOverloaded()).isFalse();

        state.counted(2_000);
        assertThat(state.isOverloaded()).isTrue();
    }

    @Test
    void a_silent_kafka_turns_requests_away_as_long_as_something_waits_for_it() {
        PublishingState impatient = state(Map.of("recredit.intake.kafka-silent-after", "0s"));

        impatient.publishing(1);
        assertThat(impatient.isOverloaded()).isTrue();
        impatient.published(1);
        assertThat(impatient.isOverloaded()).isFalse();
    }
}
