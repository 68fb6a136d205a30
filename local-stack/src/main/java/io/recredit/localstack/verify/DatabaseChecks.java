package io.recredit.localstack.verify;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All checks over the four databases, in the order of the table. */
final class DatabaseChecks {

    private DatabaseChecks() {}

    /**
     * Takes the snapshots one right after the other, then compares.
     *
     * @param inFlightAtMost how long a message or mail may be waiting to be sent
     */
    static List<Check> run(
            Snapshot account, Snapshot billing, Snapshot send, Snapshot notification, Duration inFlightAtMost)
            throws SQLException {
        for (Snapshot snapshot : List.of(billing, send, account, notification)) {
            snapshot.take();
        }
        List<Check> checks = new ArrayList<>();
        for (SqlCheck check : BillingChecks.all()) {
            checks.add(check.run(billing));
        }
        for (SqlCheck check : UserChecks.all()) {
            checks.add(check.run(billing));
        }
        checks.addAll(new MessagesAgainstLedger().run(send, billing));
        checks.add(ArchivedMessages.run(send, billing));
        checks.add(RefusalsAgainstMessages.run(send, billing));
        for (SqlCheck check : SendChecks.all(inFlightAtMost)) {
            checks.add(check.run(send));
        }
        checks.addAll(NotificationChecks.run(billing, notification, inFlightAtMost));
        checks.addAll(ReferenceChecks.run(account, billing, send, notification));
        checks.add(unpublished(account, billing, send));
        return checks;
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
}
