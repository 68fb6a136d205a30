package io.recredit.notification.mail;

import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Claims mails and keeps what became of them. The database's clock decides for all instances. */
@ApplicationScoped
class OutgoingMailRepository {

    /** The committed claim is made before anything is sent. now(), for an index cannot be searched for a volatile time. */
    private static final String CLAIM = """
            with due as (
              select id from mail
               where next_try_at <= now() and (claimed_until is null or claimed_until < now())
               order by next_try_at
               limit $1
                 for update skip locked)
            update mail m
               set owner = $2, tries = m.tries + 1, claimed_until = clock_timestamp() + $3 * interval '1 millisecond'
              from due
             where m.id = due.id
            returning m.id, m.kind, m.account, m.message_id, m.recipients, m.accepted, m.refused, m.subject, m.body_text,
                m.body_html, m.made_at, m.tries""";

    private static final String RENEW = """
            update mail m set claimed_until = clock_timestamp() + $3 * interval '1 millisecond'
              from unnest($1::uuid[]) as mine (id)
             where m.id = mine.id and m.owner = $2""";

    /**
     * Given up when it has been due for $6. Written whoever has the claim by now: that the server took it is true in any
     * case. One that was called back meanwhile is not tried again; a claim that somebody else has got stays.
     */
    private static final String STORE = """
            update mail
               set accepted = accepted || $2::text[],
                   refused = refused || $3::text[],
                   error = $4,
                   state = case when cardinality(accepted || $2::text[]) > 0 then 'sent'
                                when state = 'cancelled' then state
                                when $5::bigint is null or due_since < now() - $6 * interval '1 millisecond' then 'failed'
                                else state end,
                   sent_at = case when cardinality($2::text[]) > 0 then coalesce(sent_at, clock_timestamp())
                                  else sent_at end,
                   next_try_at = case when state = 'cancelled' or due_since < now() - $6 * interval '1 millisecond' then null
                                      else clock_timestamp() + $5::bigint * interval '1 millisecond' end,
                   claimed_until = case when owner is distinct from $7 then claimed_until end,
                   owner = case when owner is distinct from $7 then owner end
             where id = $1 and state in ('due', 'sent', 'cancelled')
            returning state""";

    private final Pool pool;

    OutgoingMailRepository(Pool pool) {
        this.pool = pool;
    }

    /** Claims mails that are due, at most so many. */
    Uni<List<OutgoingMail>> claim(int limit, String owner, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(limit, owner, lease.toMillis()))
                .map(rows -> rows.stream().map(OutgoingMailRepository::outgoing).toList());
    }

    /** Lengthens claims; gives how many are still the owner's. */
    Uni<Integer> renew(Collection<UUID> mails, String owner, Duration lease) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(mails.toArray(UUID[]::new), owner, lease.toMillis()))
                .map(RowSet::rowCount);
    }

    /**
     * Stores what a try came to; gives the mail's state.
     *
     * @param owner who made the try
     * @param retryAfter used if the attempt was put off
     */
    Uni<String> store(OutgoingMail mail, String owner, Attempt attempt, Duration retryAfter, Duration giveUpAfter) {
        Tuple columns = Tuple.tuple()
                .addUUID(mail.id())
                .addArrayOfString(attempt.accepted().toArray(String[]::new))
                .addArrayOfString(attempt.refused().toArray(String[]::new))
                .addString(attempt.error())
                .addLong(attempt.putOff() ? retryAfter.toMillis() : null)
                .addLong(giveUpAfter.toMillis())
                .addString(owner);
        return pool.preparedQuery(STORE)
                .execute(columns)
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString("state"));
    }

    private static OutgoingMail outgoing(Row row) {
        return new OutgoingMail(
                row.getUUID("id"),
                WireName.of(MailKind.class, row.getString("kind")),
                row.getString("account"),
                row.getString("message_id"),
                List.of(row.getArrayOfStrings("recipients")),
                List.of(row.getArrayOfStrings("accepted")),
                List.of(row.getArrayOfStrings("refused")),
                row.getString("subject"),
                row.getString("body_text"),
                row.getString("body_html"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getInteger("tries"));
    }
}
