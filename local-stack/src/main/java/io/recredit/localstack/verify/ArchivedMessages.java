package io.recredit.localstack.verify;

import io.recredit.contracts.Amount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the messages of archived weeks with the sums that were stored of their charges and refunds. */
final class ArchivedMessages {

    private static final String KEPT_FROM = "select coalesce(max(week) + 7, '-infinity')::text from detached_week";

    private static final String CLOSED = """
            select week::text, customer, account, currency,
                coalesce(sum(entries) filter (where kind = 'charge'), 0),
                -coalesce(sum(amount_micros) filter (where kind = 'charge'), 0),
                coalesce(sum(entries) filter (where kind = 'refund'), 0),
                coalesce(sum(amount_micros) filter (where kind = 'refund'), 0)
            from archived_sum where kind in ('charge', 'refund') group by week, customer, account, currency
            """;

    private static final String SENT = """
            select date_trunc('week', uuid_extract_timestamp(id) at time zone 'UTC')::date::text as week,
                customer, account, currency,
                count(*) filter (where state not in ('accepted', 'refused')),
                coalesce(sum(price_micros) filter (where state not in ('accepted', 'refused')), 0),
                count(*) filter (where refund = 'refunded'),
                coalesce(sum(price_micros) filter (where refund = 'refunded'), 0)
            from message where (uuid_extract_timestamp(id) at time zone 'UTC')::date < '%s'
            group by week, customer, account, currency
            having bool_or(state not in ('accepted', 'refused'))
            """;

    private record Key(String week, String customer, String account, String currency) {}

    private record Sums(Key key, long charges, long chargedMicros, long refunds, long refundedMicros) {

        static Sums of(ResultSet row) throws SQLException {
            return new Sums(
                    new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8));
        }

        String inWords() {
            return charges + " charges of " + Amount.ofMicros(chargedMicros) + ", " + refunds + " refunds of "
                    + Amount.ofMicros(refundedMicros);
        }
    }

    private ArchivedMessages() {}

    /** The first day (UTC) whose entries are not archived, as PostgreSQL writes it. */
    static String keptFrom(Snapshot billing) throws SQLException {
        try (Rows<String> day = billing.rows(KEPT_FROM, row -> row.getString(1))) {
            String keptFrom = day.take();
            return keptFrom == null ? "-infinity" : keptFrom;
        }
    }

    /** Weeks of which send-service has no message any more are left out: there is nothing to compare. */
    static Check run(Snapshot send, Snapshot billing) throws SQLException {
        Tally tally = new Tally("archived messages", "messages of archived weeks = their closing sums");
        Map<Key, Sums> closed = new HashMap<>();
        try (Rows<Sums> sums = billing.rows(CLOSED, Sums::of)) {
            for (Sums sum = sums.take(); sum != null; sum = sums.take()) {
                closed.put(sum.key(), sum);
            }
        }
        Set<String> weeks = new HashSet<>();
        try (Rows<Sums> sent = send.rows(SENT.formatted(keptFrom(billing)), Sums::of)) {
            for (Sums sum = sent.take(); sum != null; sum = sent.take()) {
                weeks.add(sum.key().week());
                compare(sum, closed.remove(sum.key()), tally);
            }
        }
        closed.values().stream()
                .filter(sum -> weeks.contains(sum.key().week()))
                .forEach(sum -> difference(sum.key(), "no messages", sum.inWords(), tally));
        return tally.toCheck();
    }

    private static void compare(Sums sent, @Nullable Sums closed, Tally tally) {
        tally.compared(1);
        if (!sent.equals(closed)) {
            difference(sent.key(), sent.inWords(), closed == null ? "nothing" : closed.inWords(), tally);
        }
    }

    private static void difference(Key key, String messages, String closing, Tally tally) {
        tally.difference("%s %s %s, week of %s: messages say %s; closing sums say %s"
                .formatted(key.customer(), key.account(), key.currency(), key.week(), messages, closing));
    }
}
