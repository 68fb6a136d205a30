package io.recredit.localstack.verify;

import java.util.List;

/**
 * What one comparison found.
 *
 * @param name short and stable; tests and {@code docs/verify.md} refer to it
 * @param what the rule in a few words
 * @param compared how many rows (or groups, or topics) were looked at
 * @param differences how many of them break the rule
 * @param examples the first differences in words, at most {@value Tally#MAX_EXAMPLES}
 */
public record Check(String name, String what, long compared, long differences, List<String> examples) {

    public Check {
        examples = List.copyOf(examples);
    }

    public boolean isClean() {
        return differences == 0;
    }
}
