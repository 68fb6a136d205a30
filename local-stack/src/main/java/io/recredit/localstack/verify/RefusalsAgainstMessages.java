package io.recredit.localstack.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Compares the messages that send-service calls refused with what billing-service remembers as refused. */
final class RefusalsAgainstMessages {

    /** Billing forgets refusals after 30 days; a message that is nearly as old may have lost its counterpart. */
    private static final String MESSAGES = """
            select customer, id, account, reason from message
            where state = 'refused' and accepted_at > now() - interval '29 days' order by customer, id
            """;

    private static final String REFUSALS = """
            select customer, id, account, reason from refusal where of = 'charge' order by customer, id
            """;

    private record Refusal(MessageKey key, String account, String reason) {

        static Refusal of(ResultSet row) throws SQLException {
            return new Refusal(
                    new MessageKey(row.getString(1), row.getObject(2, UUID.class)), row.getString(3), row.getString(4));
        }
    }

    private RefusalsAgainstMessages() {}

    /** A refusal whose message is unknown, or not refused, is left to other checks: it moved no money. */
    static Check run(Snapshot send, Snapshot billing) throws SQLException {
        Tally tally = new Tally("refusals match", "a refused message was refused by billing, same reason");
        try (Rows<Refusal> messages = send.rows(MESSAGES, Refusal::of);
                Rows<Refusal> refusals = billing.rows(REFUSALS, Refusal::of)) {
            MergeJoin.of(messages, Refusal::key, refusals, Refusal::key, MessageKey.ORDER, (message, refusal) -> {
                if (message == null) {
                    return;
                }
                tally.compared(1);
                String said = refusal == null ? "nothing" : refusal.reason();
                if (!said.equals(message.reason())) {
                    tally.difference(message.account() + " " + message.key().id() + ": refused for " + message.reason()
                            + ", billing remembers " + said);
                }
            });
        }
        return tally.toCheck();
    }
}
