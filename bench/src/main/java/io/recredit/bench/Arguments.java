package io.recredit.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options behind the name of a benchmark: pairs of {@code --name value}. */
public final class Arguments {

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads pairs of name and value.
     *
     * @param known the names that may occur, without dashes
     * @throws WrongUse for any other, and for one without a value
     */
    static Arguments read(String[] words, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            String name = words[i].startsWith("--") ? words[i].substring(2) : "";
            if (!known.contains(name)) {
                throw new WrongUse("Unknown option " + words[i] + "; there are "
                        + Arrays.toString(known.stream()
                                .sorted()
                                .map(option -> "--" + option)
                                .toArray()));
            }
            if (i + 1 == words.length) {
                throw new WrongUse(words[i] + " needs a value");
            }
            values.put(name, words[i + 1]);
        }
        return new Arguments(values);
    }

    /** The file that gets the figures as JSON. */
    public Optional<Path> out() {
        return Optional.ofNullable(values.get("out")).map(Path::of);
    }

    /**
     * Some of several words, separated by commas.
     *
     * @return those that were named, in the order of {@code known}; all of them when the option was not given
     * @throws WrongUse for another word
     */
    public List<String> choice(String name, List<String> known) {
        String value = values.get(name);
        if (value == null) {
            return known;
        }
        List<String> wanted = List.of(value.split(",", -1));
        for (String word : wanted) {
            if (!known.contains(word)) {
                throw new WrongUse("--%s takes some of %s, separated by commas, not %s".formatted(name, known, word));
            }
        }
        return known.stream().filter(wanted::contains).toList();
    }

    /** Words separated by spaces; none when the option was not given. */
    public List<String> words(String name) {
        String value = values.get(name);
        return value == null || value.isBlank()
                ? List.of()
                : List.of(value.strip().split(" +", -1));
    }

    /**
     * A number of things.
     *
     * @throws WrongUse when the value is not a whole number from {@code least} to {@code most}
     */
    public int number(String name, int usual, int least, int most) {
        String value = values.get(name);
        if (value == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as a number out of range is.
        }
        throw new WrongUse("--%s takes a whole number from %d to %d, not %s".formatted(name, least, most, value));
    }

    /** What the caller typed cannot be carried out. */
    public static final class WrongUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        public WrongUse(String message) {
            super(message);
        }
    }
}
