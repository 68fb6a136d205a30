package io.recredit.billing.creditlog;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.recredit.contracts.Amount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCsvTest {

    private static final UUID ID = UUID.fromString("019b8d44-1f70-7b39-9c06-6e8d3b5a2f17");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201"
            })
    void no_text_of_people_is_a_formula(String reason) {
        assertThat(cells(line(reason)).get(13)).isEqualTo("'" + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1=1", " =1", "'=1", "Welcome credits", "a, \"b\"; c", "größer"})
    void other_text_is_as_it_was_written(String reason) {
        assertThat(cells(line(reason)).get(13)).isEqualTo(reason);
    }

    @Test
    void every_column_has_its_name_and_what_is_absent_is_empty() {
        String header = new String(LogCsv.header(), StandardCharsets.UTF_8);
        assertThat(header).isEqualTo(String.join(",", LogCsv.HEADER) + "\r\n");
        assertThat(cells(line(null)))
                .containsExactly(
                        "1",
                        "2026-01-05T08:10:00Z",
                        "adjustment",
                        "-0.7",
                        "99.3",
                        "CREDIT",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "olivia",
                        ID.toString())
                .hasSameSizeAs(LogCsv.HEADER);
    }

    private static EntryView line(@Nullable String reason) {
        return new EntryView(
                1,
                ID,
                "adjustment",
                Amount.of("-0.7"),
                Amount.of("99.3"),
                "CREDIT",
                Instant.parse("2026-01-05T08:10:00Z"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reason,
                "olivia");
    }

    private static List<String> cells(EntryView line) {
        String text = new String(LogCsv.lines(List.of(line)), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n");
        return CsvReader.builder().ofCsvRecord(text).stream()
                .toList()
                .getFirst()
                .getFields();
    }
}
