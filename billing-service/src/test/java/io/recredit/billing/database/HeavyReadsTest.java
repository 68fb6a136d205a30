package io.recredit.billing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;

class HeavyReadsTest {

    private final HeavyReads reads = new HeavyReads("tests", 3, 2);

    @Test
    void a_customer_has_some_places_and_leaves_others_some() {
        // Given
        HeavyReads.Place first = reads.take("acme");
        reads.take("acme");

        // Then
        assertRefused("acme");
        reads.take("globex");
        assertRefused("initech");
        assertThat(reads.running()).isEqualTo(3);

        // When
        first.giveBack();

        // Then
        reads.take("acme");
        assertRefused("initech");
    }

    @Test
    void a_place_is_given_back_once() {
        HeavyReads.Place place = reads.take("acme");
        reads.take("acme");
        place.giveBack();
        place.giveBack();
        assertThat(reads.running()).isEqualTo(1);
        reads.take("acme");
        assertRefused("acme");
    }

    private void assertRefused(String customer) {
        int before = reads.running();
        assertThatThrownBy(() -> reads.take(customer))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503))
                .hasMessageContaining("tests");
        assertThat(reads.running()).isEqualTo(before);
    }
}
