package io.recredit.localstack.verify;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Checks that no event is left over anywhere: unpublished, unread, or put aside as a dead letter. */
final class EventChecks {

    private EventChecks() {}

    static List<Check> run(Snapshot account, Snapshot billing, Snapshot send, TopicState topics) throws SQLException {
        return List.of(
                unpublished(account, billing, send),
                perName("unread", "every consumer group has read everything", topics.unread(), "unread"),
                perName("dead letters", "no event was put aside as unusable", topics.deadLetters(), "dead letters"));
    }

    private static Check unpublished(Snapshot account, Snapshot billing, Snapshot send) throws SQLException {
        Tally tally = new Tally("unpublished", "no outbox row or intake batch is left");
        rows(tally, "account-service's outbox", account.number("select count(*) from outbox"));
        rows(tally, "billing-service's outbox", billing.number("select count(*) from outbox"));
        rows(tally, "send-service's outbox", send.number("select count(*) from outbox"));
        rows(tally, "send-service's intake batches", send.number("select count(*) from intake_batch"));
        return tally.toCheck();
    }

    private static void rows(Tally tally, String where, long left) {
        tally.compared(1);
        if (left > 0) {
            tally.difference(where + ": " + left + " rows");
        }
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
