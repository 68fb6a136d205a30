package io.recredit.systemtests.tour;

import java.util.List;
import java.util.regex.Pattern;

/** The guided tour of a page: its shell commands, in order. */
final class Tour {

    private static final Pattern MARKED = Pattern.compile("<!-- tour:begin -->(.*)<!-- tour:end -->", Pattern.DOTALL);
    private static final Pattern COMMANDS =
            Pattern.compile("^```bash\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private Tour() {}

    /** The blocks marked as bash between the tour's markers. */
    static List<String> blocksOf(String page) {
        return MARKED.matcher(page)
                .results()
                .flatMap(tour -> COMMANDS.matcher(tour.group(1)).results())
                .map(block -> block.group(1))
                .toList();
    }
}
