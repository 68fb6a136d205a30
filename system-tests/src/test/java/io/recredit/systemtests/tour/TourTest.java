package io.recredit.systemtests.tour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TourTest {

    @Test
    void onlyShellBlocksBetweenTheMarkersArePartOfTheTour() {
        String page = """
                ```bash
                before
                ```
                <!-- tour:begin -->
                Words.
                ```bash
                one
                two
                ```
                ```
                output
                ```
                ```bash
                three
                ```
                <!-- tour:end -->
                ```bash
                after
                ```
                """;

        assertThat(Tour.blocksOf(page)).containsExactly("one\ntwo\n", "three\n");
    }
}
