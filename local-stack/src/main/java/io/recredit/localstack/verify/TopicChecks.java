package io.recredit.localstack.verify;

import java.util.List;
import java.util.Map;

/** Checks that no event is left on the broker: unread, or put aside as a dead letter. */
final class TopicChecks {

    private TopicChecks() {}

    static List<Check> run(TopicState topics) {
        return List.of(
                perName("unread", "every consumer group has read everything", topics.unread(), "unread"),
                perName("dead letters", "no event was put aside as unusable", topics.deadLetters(), "dead letters"));
    }

    private static Check perName(String name, String what, Map<String, Long> counts, String unit) {
        Tally tally = new Tally(name, what);
        tally.compared(counts.size());
        counts.forEach((where, count) -> {
            if (count > 0) {
                tally.difference(where + ": " + count + " " + unit);
            }
        });
        return tally.toCheck();
    }
}
