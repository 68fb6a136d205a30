package io.recredit.localstack.verify;

import java.util.ArrayList;
import java.util.List;

/** Counts what one check compares, and keeps the first differences in words. */
final class Tally {

    /** Differences shown in words; the others are only counted. */
    static final int MAX_EXAMPLES = 5;

    private final String name;
    private final String what;
    private final List<String> examples = new ArrayList<>();
    private long compared;
    private long differences;

    Tally(String name, String what) {
        this.name = name;
        this.what = what;
    }

    void compared(long rows) {
        compared += rows;
    }

    void difference(String inWords) {
        differences++;
        if (examples.size() < MAX_EXAMPLES) {
            examples.add(inWords);
        }
    }

    Check toCheck() {
        return new Check(name, what, compared, differences, examples);
    }
}
