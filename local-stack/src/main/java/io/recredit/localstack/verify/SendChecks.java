package io.recredit.localstack.verify;

import java.time.Duration;
import java.util.List;

/** The checks that need send-service's database only. */
final class SendChecks {

    /** A message whose fate nobody knows is settled within 15 minutes (rule 8); a minute more for the sweep. */
    static final Duration UNKNOWN_AT_MOST = Duration.ofMinutes(16);

    private SendChecks() {}

    /** @param inFlightAtMost how long a message may be waiting to be sent or on the wire */
    static List<SqlCheck> all(Duration inFlightAtMost) {
        return List.of(undecided(), inFlight(inFlightAtMost), unknown(), refundsAnswered(), refusedByCarrier(), keys());
    }

    private static SqlCheck undecided() {
        return new SqlCheck("undecided", "every message is charged or refused", "select count(*) from message", """
                select format('%s %s: accepted at %s, asked %s times', account, id, accepted_at, publish_attempts)
                from message where state = 'accepted'
                """);
    }

    private static SqlCheck inFlight(Duration atMost) {
        String open = "from message where state in ('charged', 'sending')";
        return new SqlCheck(
                "in flight",
                "no charged message stays unsent",
                "select count(*) " + open,
                """
                select format('%s %s: %s since %s, attempt %s', account, id, state, decided_at, attempts)
                """ + open + " and decided_at < now() - interval '" + atMost.toSeconds() + " seconds'");
    }

    private static SqlCheck unknown() {
        String open = "from message where state = 'unknown'";
        return new SqlCheck(
                "unknown fate",
                "what a crash left open is settled in time",
                "select count(*) " + open,
                """
                select format('%s %s: unknown, decided at %s, attempt %s', account, id, decided_at, attempts)
                """ + open + " and decided_at < now() - interval '" + UNKNOWN_AT_MOST.toSeconds() + " seconds'");
    }

    private static SqlCheck refundsAnswered() {
        return new SqlCheck(
                "refunds answered",
                "every refund asked for was given",
                "select count(*) from message where refund <> 'none'",
                """
                select format('%s %s: refund %s, message %s (%s)', account, id, refund, state, reason)
                from message where refund in ('requested', 'refused')
                """);
    }

    private static SqlCheck refusedByCarrier() {
        return new SqlCheck(
                "refunds due",
                "what the carrier never took is refunded",
                "select count(*) from message where state = 'failed'",
                """
                select format('%s %s: failed (%s), refund %s', account, id, reason, refund)
                from message where state = 'failed' and refund = 'none' and sent_at is null
                """);
    }

    private static SqlCheck keys() {
        return new SqlCheck(
                "message keys", "what an Idempotency-Key stands for exists", "select count(*) from idempotency", """
                select format('%s key %s: message %s does not exist', k.account, k.key, k.id)
                from (select customer, account, key, unnest(message_ids) as id from idempotency) k
                left join message m on m.customer = k.customer and m.id = k.id
                where m.id is null or m.account <> k.account
                """);
    }
}
