package io.recredit.notification.mail;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The SMTP server of {@code quarkus.mailer.*}, spoken to directly: its answers decide what is tried again. */
@ApplicationScoped
class SmtpServer implements MailServer {

    /** RFC 5322 §3.3, with a numeric zone. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** How the client marks that it was the RCPT command that the server did not accept. */
    private static final String RECIPIENT_REFUSED = "recipient address not accepted";

    private static final int MAX_ERROR_LENGTH = 500;

    private final MailClient client;
    private final MailConfig config;

    /**
     * Everything that the client does happens on this one event loop. Called from elsewhere, it opens a link on one loop
     * and begins to listen to it on another: a greeting that comes in between is lost, and the mail waits for it until
     * its time is over.
     */
    private final Context loop;

    SmtpServer(MailClient client, MailConfig config, Vertx vertx) {
        this.client = client;
        this.config = config;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
    }

    @Override
    public Reply send(OutgoingMail mail, List<String> to) {
        try {
            handOver(message(mail, to)).await().atMost(config.timeout());
            return new Reply.Accepted();
        } catch (TimeoutException silent) {
            return new Reply.NotTaken("the mail server did not answer within " + config.timeout());
        } catch (Exception failure) {
            return reply(rootOf(failure));
        }
    }

    private Uni<MailResult> handOver(MailMessage message) {
        return Uni.createFrom()
                .emitter(result -> loop.runOnContext(
                        onLoop -> client.sendMail(message).subscribe().with(result::complete, result::fail)));
    }

    private MailMessage message(OutgoingMail mail, List<String> to) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", mail.messageId())
                .add("Date", DATE.format(mail.madeAt().atOffset(ZoneOffset.UTC)))
                .add("Auto-Submitted", "auto-generated");
        if (!to.equals(mail.recipients())) {
            headers.add("To", String.join(", ", mail.recipients()));
        }
        return new MailMessage()
                .setFrom(config.from())
                .setTo(to)
                .setSubject(mail.subject())
                .setText(mail.plain())
                .setHtml(mail.html())
                .setHeaders(headers);
    }

    /** A 5xx about anything but a recipient may be a matter of settings, and so is tried again. */
    private static Reply reply(Throwable failure) {
        String why = String.valueOf(failure.getMessage());
        String said = why.substring(0, Math.min(why.length(), MAX_ERROR_LENGTH));
        if (failure instanceof SMTPException smtp && why.startsWith(RECIPIENT_REFUSED)) {
            return new Reply.RecipientRefused(smtp.isPermanent(), said);
        }
        // What the client itself takes for no address will never be one.
        return failure instanceof IllegalArgumentException
                ? new Reply.RecipientRefused(true, said)
                : new Reply.NotTaken(said);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SMTPException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
