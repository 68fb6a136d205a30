package io.recredit.kit.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptStatesTest {

    private record State(long revision) {}

    @Test
    void a_bounded_one_never_holds_more_than_it_may_and_keeps_what_is_asked_for() {
        // Given
        KeptStates<Integer, State> states = KeptStates.atMost(100, State::revision);
        states.keep(0, new State(1));

        // When
        for (int key = 1; key < 10_000; key++) {
            states.keep(key, new State(1));
            assertThat(states.get(0)).isNotNull();
            assertThat(states.size()).isLessThanOrEqualTo(101);
        }

        // Then
        assertThat(states.get(1)).isNull();
        assertThat(states.get(9_999)).isNotNull();
    }

    @Test
    void the_highest_revision_stays_whatever_comes_first() {
        // Given
        KeptStates<Integer, State> states = KeptStates.atMost(10, State::revision);

        // When
        states.keep(1, new State(2));
        states.changed(1, new State(3));
        states.keep(1, new State(1));

        // Then
        assertThat(states.get(1)).isEqualTo(new State(3));
    }

    @Test
    void a_change_of_what_nobody_asked_for_is_kept_only_where_everything_is() {
        // Given
        KeptStates<Integer, State> all = KeptStates.all(State::revision);
        KeptStates<Integer, State> some = KeptStates.atMost(10, State::revision);

        // When
        all.changed(1, new State(1));
        some.changed(1, new State(1));

        // Then
        assertThat(all.get(1)).isNotNull();
        assertThat(some.get(1)).isNull();
    }

    @Test
    void only_what_was_asked_for_is_forgotten() {
        // Given
        KeptStates<Integer, State> all = KeptStates.all(State::revision);
        KeptStates<Integer, State> some = KeptStates.atMost(10, State::revision);
        all.keep(1, new State(1));
        some.keep(1, new State(1));

        // When
        all.forget();
        some.forget();

        // Then
        assertThat(all.get(1)).isNotNull();
        assertThat(some.get(1)).isNull();
    }
}
