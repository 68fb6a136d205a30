package io.recredit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Set<String> KNOWN = Set.of("charges", "out", "only", "jvm");
    private static final List<String> PHASES = List.of("baseline", "spread", "hot");

    @Test
    void options_are_pairs_of_name_and_value() {
        Arguments arguments = read("--charges", "1000", "--out", "x.json", "--jvm", " -Xmx1g  -Xint ");

        assertThat(arguments.number("charges", 500, 1, 5000)).isEqualTo(1000);
        assertThat(arguments.out()).hasToString("Optional[x.json]");
        assertThat(arguments.words("jvm")).containsExactly("-Xmx1g", "-Xint");
    }

    @Test
    void what_is_not_given_is_as_usual() {
        Arguments arguments = read();

        assertThat(arguments.number("charges", 500, 1, 5000)).isEqualTo(500);
        assertThat(arguments.out()).isEmpty();
        assertThat(arguments.words("jvm")).isEmpty();
        assertThat(arguments.choice("only", PHASES)).isEqualTo(PHASES);
    }

    @Test
    void a_choice_comes_in_the_usual_order() {
        assertThat(read("--only", "hot,baseline").choice("only", PHASES)).containsExactly("baseline", "hot");
    }

    @Test
    void what_is_wrong_is_told_with_what_would_be_right() {
        assertWrong(() -> read("--chargse", "1"), "--chargse", "--charges");
        assertWrong(() -> read("charges", "1"), "Unknown option charges");
        assertWrong(() -> read("--charges"), "--charges needs a value");
        assertWrong(() -> read("--charges", "many").number("charges", 1, 1, 10), "from 1 to 10, not many");
        assertWrong(() -> read("--charges", "11").number("charges", 1, 1, 10), "from 1 to 10, not 11");
        assertWrong(() -> read("--only", "hot,cold").choice("only", PHASES), "[baseline, spread, hot]", "not cold");
    }

    private static void assertWrong(Runnable reading, String... told) {
        assertThatExceptionOfType(Arguments.WrongUse.class)
                .isThrownBy(reading::run)
                .satisfies(wrong -> assertThat(wrong.getMessage()).contains(told));
    }

    private static Arguments read(String... words) {
        return Arguments.read(words, KNOWN);
    }
}
