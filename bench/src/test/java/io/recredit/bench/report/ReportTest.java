package io.recredit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void figures_keep_their_order_and_are_rounded_to_what_they_mean() {
        String json = Report.part()
                .exact("charges", 500_001)
                .measured("chargesPerSecond", 31_251.7)
                .measured("ratio", 2.2345)
                .measured("notMeasured", Double.NaN)
                .parts("cases", List.of(Report.part().exact("accounts", 1_000)))
                .json();

        assertThat(json.replaceAll("\\s", ""))
                .isEqualTo("{\"charges\":500001,\"chargesPerSecond\":31300,\"ratio\":2.23,"
                        + "\"cases\":[{\"accounts\":1000}]}");
    }

    @Test
    void a_file_is_written_with_the_machine_into_folders_that_it_makes() throws IOException {
        Path file = folder.resolve("a").resolve("b.json");

        Report.of("charging", Machine.thisOne()).writeTo(Optional.of(file));

        JsonNode written = JSON.readTree(file.toFile());
        assertThat(written.path("benchmark").asText()).isEqualTo("charging");
        assertThat(written.path("machine").path("cores").asInt()).isPositive();
        assertThat(written.path("machine").path("memoryMegabytes").isNumber()).isTrue();
    }
}
