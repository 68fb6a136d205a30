package io.recredit.bench.charging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.recredit.bench.report.Machine;
import io.recredit.bench.stack.CpuMeter.CpuUse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthResultsTest {

    @Test
    void everything_is_compared_with_the_faster_of_the_two_small_cases() throws IOException {
        GrowthResults results = new GrowthResults(
                200_000,
                100_000,
                List.of(),
                List.of(measured(1_000, 0, 20), measured(1_000_000, 10_000_000, 10), measured(1_000, 0, 8)));

        JsonNode json =
                new ObjectMapper().readTree(results.report(Machine.thisOne()).json());

        assertThat(json.path("smallFirstChargesPerSecond").asInt()).isEqualTo(10_000);
        assertThat(json.path("smallAgainChargesPerSecond").asInt()).isEqualTo(25_000);
        assertThat(json.path("largestPercentOfSmallest").asInt()).isEqualTo(80);
        assertThat(results.table()).contains("1,000, again", "40 %", "80 %", "100 %");
    }

    private static GrowthResults.Case measured(int accounts, int entries, double seconds) {
        return new GrowthResults.Case(
                accounts, entries, new Measured(200_000, 200_000, 0, seconds, new CpuUse(Map.of())), 400);
    }
}
