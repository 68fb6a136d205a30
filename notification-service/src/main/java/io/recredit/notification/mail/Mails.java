package io.recredit.notification.mail;

import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Where other features put mails. They are sent after the commit of the transaction that they are made in. */
@ApplicationScoped
public class Mails {

    /** A cancelled mail never left, so its place may be taken; it keeps its id and so its Message-ID. */
    private static final String ADD = """
            insert into mail (id, key, kind, customer, account, currency, language, time_zone, recipients,
                              subject, body_text, body_html, message_id, made_at, next_try_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now())
            on conflict (key) do update
               set language = excluded.language, time_zone = excluded.time_zone, recipients = excluded.recipients,
                   subject = excluded.subject, body_text = excluded.body_text, body_html = excluded.body_html,
                   made_at = excluded.made_at, due_since = now(), state = 'due',
                   next_try_at = now()
             where mail.state = 'cancelled'""";

    /** One that is being sent at this moment, too: it is sent if the server takes it, and not tried again if not. */
    private static final String CANCEL_ALERTS = """
            update mail set state = 'cancelled', next_try_at = null
             where account = $1 and currency = $2 and kind = 'alert' and state = 'due'""";

    /** One that is being sent at this moment goes to those whom it was made for. */
    private static final String READDRESS_ALERTS = """
            update mail set recipients = $3
             where account = $1 and currency = $2 and kind = 'alert' and state = 'due' and recipients <> $3
               and (claimed_until is null or claimed_until < now())""";

    private final MailConfig config;
    private final MailSender sender;

    Mails(MailConfig config, MailSender sender) {
        this.config = config;
        this.sender = sender;
    }

    /** Stores a mail; gives false if there is one with its key already. */
    public Uni<Boolean> add(SqlConnection transaction, NewMail mail) {
        UUID id = Ids.next();
        Tuple columns = Tuple.tuple()
                .addUUID(id)
                .addString(mail.key())
                .addString(mail.kind().wireName())
                .addString(mail.customer())
                .addString(mail.account())
                .addString(mail.currency())
                .addString(mail.locale().language().code())
                .addString(mail.locale().zone().getId())
                .addArrayOfString(mail.recipients().toArray(String[]::new))
                .addString(mail.text().subject())
                .addString(mail.text().plain())
                .addString(mail.text().html())
                .addString(SenderAddress.of(config.from()).messageId(id))
                .addOffsetDateTime(mail.madeAt().atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(ADD).execute(columns).map(added -> added.rowCount() == 1);
    }

    /** Calls back the alerts of a balance that nobody has sent yet; gives how many. */
    public Uni<Integer> cancelAlerts(SqlConnection transaction, String account, String currency) {
        return transaction
                .preparedQuery(CANCEL_ALERTS)
                .execute(Tuple.of(account, currency))
                .map(RowSet::rowCount);
    }

    /** Alerts of a balance that nobody has sent yet go to these instead, 1 to 10 addresses. */
    public Uni<Void> readdressAlerts(
            SqlConnection transaction, String account, String currency, List<String> recipients) {
        return transaction
                .preparedQuery(READDRESS_ALERTS)
                .execute(Tuple.of(account, currency, recipients.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Says after a commit that mails may be waiting. */
    public void wake() {
        sender.wake();
    }
}
