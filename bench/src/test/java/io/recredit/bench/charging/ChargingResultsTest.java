package io.recredit.bench.charging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.recredit.bench.report.Machine;
import io.recredit.bench.stack.CpuMeter.CpuUse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChargingResultsTest {

    private static final Measured SPREAD = new Measured(
            100_000,
            100_000,
            0,
            4,
            new CpuUse(Map.of(Billing.SERVICE, 2.0, Billing.POSTGRES, 1.5, Billing.KAFKA, 0.5)));
    private static final Measured LIMITS =
            new Measured(100_000, 100_000, 0, 5, new CpuUse(Map.of(Billing.SERVICE, 2.5, Billing.POSTGRES, 2.0)));
    private static final Measured BASELINE =
            new Measured(100_000, 100_000, 0, 10, new CpuUse(Map.of(Baseline.POSTGRES, 12.0, Baseline.CLIENT, 3.0)));

    @Test
    void a_whole_run_has_every_figure() throws IOException {
        ChargingResults results = new ChargingResults(
                setup(100_000),
                Map.of(
                        ChargingRun.SPREAD, SPREAD,
                        ChargingRun.LIMITS, LIMITS,
                        ChargingRun.HOT, SPREAD,
                        ChargingRun.DRY, SPREAD,
                        ChargingRun.BASELINE, BASELINE),
                Optional.of(new SteadyLoad.Latency(5.5, 12, 40, 55)),
                433);

        JsonNode json =
                new ObjectMapper().readTree(results.report(Machine.thisOne()).json());

        assertThat(json.path("chargesPerSecond").asInt()).isEqualTo(25_000);
        assertThat(json.path("baselineChargesPerSecond").asInt()).isEqualTo(10_000);
        assertThat(json.path("ratio").asDouble()).isEqualTo(2.5);
        assertThat(json.path("limitsChargesPerSecond").asInt()).isEqualTo(20_000);
        assertThat(json.path("limitsRatio").asDouble()).isEqualTo(0.8);
        assertThat(json.path("cpuSecondsPerMillion").asInt()).isEqualTo(40);
        assertThat(json.path("baselineCpuSecondsPerMillion").asInt()).isEqualTo(150);
        assertThat(json.path("warmUpCharges").asInt()).isEqualTo(50_000);
        assertThat(json.path("only").asText()).isEqualTo("baseline,spread,limits,hot,dry,steady");
        assertThat(json.path("jvm").asText()).isEqualTo("-Xint -Xmx1g");
        assertThat(json.has("ratioNote")).isFalse();
        assertThat(json.fieldNames())
                .toIterable()
                .contains("hotAccountChargesPerSecond", "residentMegabytes", "p50Millis", "p99Millis", "p999Millis");
        assertThat(results.table())
                .contains(
                        "10,000 accounts",
                        "25,000",
                        "ratio to the baseline: 2.5",
                        "of without: 0.8",
                        "p99 12 ms",
                        "433 MB");
    }

    @Test
    void the_ratio_of_a_short_run_is_marked() {
        ChargingResults results = new ChargingResults(
                setup(99_999),
                Map.of(ChargingRun.SPREAD, SPREAD, ChargingRun.BASELINE, BASELINE),
                Optional.empty(),
                433);

        assertThat(results.table()).contains("not meaningful below 100,000 charges");
        assertThat(results.report(Machine.thisOne()).json()).contains("ratioNote");
    }

    @Test
    void what_was_left_out_is_not_told() {
        ChargingResults results =
                new ChargingResults(setup(100_000), Map.of(ChargingRun.SPREAD, SPREAD), Optional.empty(), 433);

        assertThat(results.report(Machine.thisOne()).json())
                .doesNotContain("ratio", "baselineCharges", "limitsCharges", "limitsRatio", "hotAccount", "p50");
        assertThat(results.table()).doesNotContain("baseline: one", "ratio", "p50");
    }

    private static ChargingResults.Setup setup(int charges) {
        return new ChargingResults.Setup(charges, 10_000, 50_000, ChargingRun.PHASES, List.of("-Xint", "-Xmx1g"));
    }
}
