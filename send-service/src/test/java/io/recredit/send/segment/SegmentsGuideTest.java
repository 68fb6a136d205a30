package io.recredit.send.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.WireName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/segments.md}. */
class SegmentsGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "segments.md");

    /** Such as {@code | 153 × `]` | | GSM-7 | 306 | 3 |}. */
    private static final Pattern EXAMPLE =
            Pattern.compile("\\| (?:(\\d+) × )?`([^`]+)` \\| ?(\\w*) \\| ([^|]+) \\| (\\d+) \\| (\\d+) \\|");

    private static final Pattern LIMITS = Pattern.compile("\\| ([^|]+) \\| [^|]+ \\| (\\d+) \\| (\\d+) \\|");

    private static List<Matcher> rows(Pattern pattern) throws IOException {
        List<Matcher> rows = new ArrayList<>();
        for (String line : Files.readAllLines(GUIDE)) {
            Matcher row = pattern.matcher(line);
            if (row.matches()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void the_examples_are_cut_as_the_table_says() throws IOException {
        List<Matcher> examples = rows(EXAMPLE);
        assertThat(examples).hasSize(15);
        for (Matcher example : examples) {
            String text = example.group(2).repeat(example.group(1) == null ? 1 : Integer.parseInt(example.group(1)));
            Set<NationalLanguage> languages = WireName.parse(NationalLanguage.class, example.group(3))
                    .map(Set::of)
                    .orElse(Set.of());

            SegmentedText cut = SegmentedText.of(text, languages);

            assertThat("%s | %d | %d".formatted(cut.alphabet(), cut.characters(), cut.segments()))
                    .as(example.group())
                    .isEqualTo("%s | %s | %s".formatted(example.group(4), example.group(5), example.group(6)));
        }
    }

    @Test
    void the_limits_are_those_of_the_table() throws IOException {
        List<String> limits = rows(LIMITS).stream()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();

        assertThat(limits)
                .containsExactly(
                        "GSM-7, default alphabet " + of(""),
                        "GSM-7 with one national table (single or locking shift) " + of("es"),
                        "GSM-7 with both " + of("both"),
                        "UCS-2 " + Ucs2.ALPHABET.singleLimit() + " " + Ucs2.ALPHABET.partLimit());
    }

    private static String of(String tables) {
        Alphabet alphabet = Alphabets.optedInto(Set.of(NationalLanguage.values())).stream()
                .filter(candidate -> switch (tables) {
                    case "" -> candidate == Gsm7.DEFAULT;
                    case "es" -> candidate.toString().equals("GSM-7 single es");
                    default ->
                        candidate.lockingShift().isPresent()
                                && candidate.singleShift().isPresent();
                })
                .findFirst()
                .orElseThrow();
        return alphabet.singleLimit() + " " + alphabet.partLimit();
    }
}
