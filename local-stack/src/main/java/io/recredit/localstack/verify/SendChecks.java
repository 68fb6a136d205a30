package io.recredit.localstack.verify;

import java.time.Duration;
import java.util.List;

/** The checks that need send-service's database only. */
final class SendChecks {

    /** How many segments the carrier is known to have taken: those with an id of its own. */
    private static final String TAKEN = """
            from message m
            left join (
                select customer, message, count(carrier_message_id) as taken from message_part
                group by customer, message
            ) p on p.customer = m.customer and p.message = m.id
            """;

    private SendChecks() {}

    /** @param inFlightAtMost how long a message may be waiting to be sent */
    static List<SqlCheck> all(Duration inFlightAtMost) {
        return List.of(
                prices(),
                undecided(),
                inFlight(inFlightAtMost),
                unknown(),
                billedSegments(),
                onTheWire(),
                refundsAnswered(),
                refundsDue(),
                keys());
    }

    /** A tariff is valid until the next one of its currency begins; which that was at some moment never changes. */
    private static SqlCheck prices() {
        return new SqlCheck("prices", "each message costs what its tariff said when accepted", """
                select count(*) from message
                """, """
                with valid as materialized (
                    select tariff, currency, valid_from,
                        lead(valid_from, 1, 'infinity') over (partition by currency order by valid_from) as valid_until
                    from ref_tariff
                ), price as materialized (
                    select v.currency, v.valid_from, v.valid_until, p.prefix, p.country,
                        (p.price::numeric * 1000000)::bigint as micros
                    from valid v
                    join ref_tariff_page using (tariff)
                    cross join lateral jsonb_to_recordset(prices) as p (prefix text, country text, price text)
                )
                select format('%s %s: %s segments to %s (%s), accepted at %s, cost %s millionths of %s', m.account, m.id,
                    m.segments, m.prefix, m.country, m.accepted_at, m.price_micros, m.currency)
                from message m
                where not exists (
                    select 1 from price p
                    where p.currency = m.currency and p.prefix = m.prefix and p.country = m.country
                        and m.accepted_at >= p.valid_from and m.accepted_at < p.valid_until
                        and m.price_micros = p.micros * m.segments)
                """);
    }

    private static SqlCheck undecided() {
        return new SqlCheck("undecided", "every message is charged or refused", "select count(*) from message", """
                select format('%s %s: accepted at %s, asked %s times', account, id, accepted_at, publish_attempts)
                from message where state = 'accepted'
                """);
    }

    private static SqlCheck inFlight(Duration atMost) {
        String open = "from message where state = 'charged'";
        return new SqlCheck(
                "in flight",
                "no charged message stays unsent",
                "select count(*) " + open,
                """
                select format('%s %s: %s since %s, attempt %s', account, id, state, decided_at, attempts)
                """ + open + " and decided_at < now() - interval '" + atMost.toSeconds() + " seconds'");
    }

    /**
     * A claim ends with its lease, an unknown fate after 15 minutes (rule 8): both at claimed_until, plus a minute for
     * the sweep. The time of the decision says nothing here, for a message may wait for long before it is claimed.
     */
    private static SqlCheck unknown() {
        String open = "from message where state in ('sending', 'unknown')";
        return new SqlCheck(
                "unknown fate",
                "what a crash left open is settled in time",
                "select count(*) " + open,
                """
                select format('%s %s: %s until %s, attempt %s', account, id, state, claimed_until, attempts)
                """ + open + " and (claimed_until is null or claimed_until < now() - interval '1 minute')");
    }

    /**
     * A header takes 1 octet for its length, 5 for the concatenation and 3 for each national table from the 140 of a short
     * message (3GPP TS 23.040 §9.2.3.24). Of several segments each but the last has at most one unit free, where an escape
     * or a surrogate pair did not fit.
     */
    private static SqlCheck billedSegments() {
        return new SqlCheck(
                "billed segments",
                "a text of so many characters has so many segments",
                "select count(*) from message",
                """
                select format('%s %s: %s characters of %s%s%s cannot be %s segments', account, id, characters, encoding,
                    ' single ' || single_shift, ' locking ' || locking_shift, segments)
                from message
                cross join lateral (
                    select (single_shift is not null)::int + (locking_shift is not null)::int as tables
                ) t
                cross join lateral (
                    select case when encoding = 'UCS-2' then 70
                                else (140 - case tables when 0 then 0 else 1 + 3 * tables end) * 8 / 7 end as alone,
                           case when encoding = 'UCS-2' then 67 else (140 - 6 - 3 * tables) * 8 / 7 end as each
                ) l
                where encoding not in ('GSM-7', 'UCS-2') or (encoding = 'UCS-2' and tables > 0)
                   or not case when characters <= alone then segments = 1
                               else segments between (characters + each - 1) / each
                                                 and (characters + each - 2) / (each - 1) end
                """);
    }

    /** What was billed is what the carrier took. */
    private static SqlCheck onTheWire() {
        return new SqlCheck(
                "on the wire",
                "the carrier took each segment of what was sent",
                "select count(*) from message where state in ('sent', 'delivered')",
                """
                select format('%s %s: %s, %s segments, the carrier took %s', m.account, m.id, m.state, m.segments,
                    coalesce(p.taken, 0))
                """ + TAKEN + " where m.state in ('sent', 'delivered') and coalesce(p.taken, 0) <> m.segments");
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

    /** Only a message that the carrier took whole, and then did not deliver, may stay paid. */
    private static SqlCheck refundsDue() {
        return new SqlCheck(
                "refunds due",
                "what the carrier did not take whole is refunded",
                "select count(*) from message where state = 'failed'",
                """
                select format('%s %s: failed (%s), refund %s, the carrier took %s of %s segments', m.account, m.id,
                    m.reason, m.refund, coalesce(p.taken, 0), m.segments)
                """ + TAKEN + """
                where m.state = 'failed' and m.refund = 'none'
                    and (m.reason is distinct from 'not-delivered' or coalesce(p.taken, 0) < m.segments)
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
