package io.recredit.send.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our segment counts beside those of four public calculators, over generated texts. Their answers are recorded, so that they
 * are compared on every machine; where npm can be used, the recording itself is checked. To record anew after a wanted change
 * of the texts or of a version, run with {@code -Drecredit.docs.write=true}.
 *
 * <p>Where a calculator differs from us, what it does instead is written down as code: a difference that this does not
 * explain fails. How many there are is in {@code docs/segments.md}.
 */
class PublicCalculatorsTest {

    private static final Path RECORDED = Path.of("src", "test", "resources", "second-opinions", "answers.txt");
    private static final Path GUIDE = Path.of("..", "docs", "segments.md");
    private static final boolean WRITE = Boolean.getBoolean("recredit.docs.write");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** A public calculator, and where it differs from us on purpose or by mistake. */
    enum Calculator {
        /** Twilio's. Keeps what is seen as one character together, such as a family or a flag. */
        TWILIO("sms-segments-calculator", "1.3.0") {
            @Override
            String explained(String text) {
                return ours(text).endsWith("u") ? withWholeGraphemes(text) : ours(text);
            }
        },
        /** Agrees everywhere. */
        SPLIT_SMS("split-sms", "0.1.7") {
            @Override
            String explained(String text) {
                return ours(text);
            }
        },
        /** Divides lengths, which tears escapes and surrogate pairs apart, and does not know the form feed. */
        SMS_LENGTH("sms-length", "0.2.2") {
            @Override
            String explained(String text) {
                SegmentedText cut = SegmentedText.of(text);
                boolean ucs2 = cut.encoding() == Encoding.UCS_2 || text.indexOf('\f') >= 0;
                return ucs2 ? divided(text.length(), 70, 67) + "u" : divided(cut.characters(), 160, 153) + "g";
            }
        },
        /** Messente's, as a package. Keeps escapes together, but tears surrogate pairs apart. */
        GSM("gsm", "0.1.4") {
            @Override
            String explained(String text) {
                return ours(text).endsWith("u") ? divided(text.length(), 70, 67) + "u" : ours(text);
            }
        };

        private final String packageName;
        private final String version;

        Calculator(String packageName, String version) {
            this.packageName = packageName;
            this.version = version;
        }

        /** What it answers, if it differs from us only as we say it does. */
        abstract String explained(String text);
    }

    /** Segments, and {@code g} for GSM-7 or {@code u} for UCS-2. */
    private static String ours(String text) {
        SegmentedText cut = SegmentedText.of(text);
        return cut.segments() + (cut.encoding() == Encoding.GSM_7 ? "g" : "u");
    }

    private static int divided(int length, int alone, int each) {
        return length <= alone ? 1 : (length + each - 1) / each;
    }

    /** Fills segments of UCS-2 with what is seen as one character (Unicode's extended grapheme clusters). */
    private static String withWholeGraphemes(String text) {
        int segments = 1;
        int used = 0;
        Matcher grapheme = GRAPHEME.matcher(text);
        while (grapheme.find()) {
            int length = grapheme.group().length();
            if (used + length > 67) {
                segments++;
                used = 0;
            }
            used += length;
        }
        return (text.length() <= 70 ? 1 : segments) + "u";
    }

    private static List<String> recorded(Calculator calculator) throws IOException {
        String name = calculator.packageName + " " + calculator.version + ": ";
        return Files.readAllLines(RECORDED).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> List.of(line.substring(name.length()).split(" ", -1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answers are recorded of " + name));
    }

    @ParameterizedTest
    @EnumSource(Calculator.class)
    void every_difference_to_a_public_calculator_is_explained(Calculator calculator) throws IOException {
        List<String> texts = GeneratedTexts.all();
        List<String> theirs = recorded(calculator);
        assertThat(theirs).hasSameSizeAs(texts);
        int differences = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (!theirs.get(i).equals(ours(text))) {
                differences++;
                assertThat(theirs.get(i))
                        .as("text %d, ours %s: %s", i, ours(text), text)
                        .isEqualTo(calculator.explained(text));
            }
        }
        assertThat(Files.readString(GUIDE))
                .as("docs/segments.md says how many differ")
                .contains(String.format(
                        Locale.ROOT,
                        "| `%s` %s | %d of %,d |",
                        calculator.packageName,
                        calculator.version,
                        differences,
                        texts.size()));
    }

    @Test
    void the_recorded_answers_are_what_the_packages_say(@TempDir Path folder) throws Exception {
        JsonNode answers = NodePackages.installed(
                        folder,
                        Arrays.stream(Calculator.values())
                                .map(calculator -> calculator.packageName + "@" + calculator.version)
                                .toList())
                .run("count.js", GeneratedTexts.all());
        List<String> lines = new ArrayList<>();
        for (Calculator calculator : Calculator.values()) {
            List<String> line = new ArrayList<>();
            answers.path(calculator.packageName).forEach(answer -> line.add(answer.asText()));
            lines.add(calculator.packageName + " " + calculator.version + ": " + String.join(" ", line));
        }
        if (WRITE) {
            Files.write(RECORDED, lines);
        }
        assertThat(Files.readAllLines(RECORDED)).isEqualTo(lines);
    }
}
