package io.recredit.notification.mail;

import static io.recredit.notification.NotificationFixture.address;
import static io.recredit.notification.NotificationFixture.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Ids;
import io.recredit.notification.MailPort;
import io.recredit.notification.NotificationFixture;
import io.recredit.notification.SmtpDouble;
import io.recredit.notification.SmtpDouble.Taken;
import io.recredit.notification.reference.AccountLocale;
import io.recredit.notification.text.MailText;
import io.recredit.testkit.Problems;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryIT {

    private static final MailText TEXT =
            new MailText("sms-ab12345-1 : échec", "Bonjour,\n\n.l’échec est là\n", "<p>Bonjour,</p>\n<p>l’échec</p>\n");

    @Inject
    Pool pool;

    @Inject
    Mails mails;

    @Inject
    OutgoingMailRepository outgoing;

    @Inject
    MailServer server;

    @Inject
    MailConfig config;

    @Inject
    MeterRegistry meters;

    private NotificationFixture fixture;
    private String account;

    @BeforeEach
    void thereIsAnAccount() {
        fixture = new NotificationFixture(pool);
        account = fixture.account("fr", "Europe/Paris");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void add(String... recipients) {
        NewMail mail = new NewMail(
                "test:" + Ids.next(),
                MailKind.FAILURE,
                fixture.customer(),
                account,
                "CREDIT",
                List.of(recipients),
                AccountLocale.of("fr", "Europe/Paris"),
                TEXT,
                Instant.parse("2026-11-01T17:05:00Z"));
        pool.withTransaction(transaction -> mails.add(transaction, mail))
                .await()
                .indefinitely();
        mails.wake();
    }

    private Row only() {
        return fixture.mailRows(account).getFirst();
    }

    private static List<String> strings(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }

    private void change(String sql) {
        pool.preparedQuery("update mail set " + sql + " where account = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely();
    }

    @Test
    void a_mail_arrives_as_it_was_written() throws Exception {
        GreenMail greenMail = new GreenMail(new ServerSetup(MailPort.get(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        try {
            String to = address();
            add(to);
            fixture.awaitMails(account, "sent", 1);
            MimeMessage mail = receivedBy(to, greenMail);
            assertThat(mail.getSubject()).isEqualTo(TEXT.subject());
            assertThat(mail.getMessageID()).isEqualTo("<" + only().getUUID("id") + "@recredit.example>");
            assertThat(mail.getSentDate().toInstant()).isEqualTo(Instant.parse("2026-11-01T17:05:00Z"));
            assertThat(mail.getHeader("Date", null)).isEqualTo("Sun, 1 Nov 2026 17:05:00 +0000");
            assertThat(GreenMailUtil.getAddressList(mail.getFrom())).isEqualTo("noreply@recredit.example");
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat(((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n"))
                    .isEqualTo(TEXT.plain().stripTrailing());
            assertThat(((String) parts.getBodyPart(1).getContent()).replace("\r\n", "\n"))
                    .isEqualTo(TEXT.html().stripTrailing());
        } finally {
            greenMail.stop();
        }
    }

    /** Other tests' mails that are still due arrive at whatever server is there, too. */
    private static MimeMessage receivedBy(String recipient, GreenMail server) throws MessagingException {
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (recipient.equals(GreenMailUtil.getAddressList(mail.getAllRecipients()))) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + recipient);
    }

    @Test
    void while_the_server_is_away_nothing_is_lost() {
        String to = address();
        add(to);
        await(() -> only().getInteger("tries") >= 2);
        assertThat(only().getString("state")).isEqualTo("due");
        assertThat(only().getString("error")).isNotBlank();
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            fixture.awaitMails(account, "sent", 1);
            assertThat(smtp.takenFor(to)).hasSize(1);
        }
    }

    @Test
    void a_server_that_takes_nothing_at_all_is_asked_again() {
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            smtp.refuseAll("550 not from you");
            String to = address();
            add(to);
            await(() -> only().getInteger("tries") >= 2);
            assertThat(only().getString("state")).isEqualTo("due");
            smtp.refuseAll(null);
            fixture.awaitMails(account, "sent", 1);
            assertThat(smtp.takenFor(to)).hasSize(1);
        }
    }

    @Test
    void after_three_days_a_mail_is_given_up() {
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            smtp.refuseAll("451 not now");
            add(address());
            await(() -> only().getInteger("tries") >= 1);
            change("due_since = now() - interval '3 days 1 second'");
            Row mail = fixture.awaitMails(account, "failed", 1).getFirst();
            assertThat(mail.getOffsetDateTime("next_try_at")).isNull();
            assertThat(mail.getString("error")).contains("451");
        }
    }

    @Test
    void a_bad_address_holds_nobody() {
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            String good = address();
            String bad = address();
            smtp.refuse(bad, "550 no such user");
            add(good, bad);
            Row mail = fixture.awaitMails(account, "sent", 1).getFirst();
            assertThat(strings(mail, "accepted")).containsExactly(good);
            assertThat(strings(mail, "refused")).containsExactly(bad);
            assertThat(mail.getOffsetDateTime("next_try_at")).isNull();
            assertThat(smtp.takenFor(good)).hasSize(1);
            assertThat(smtp.takenFor(good).getFirst().header("To")).contains(good, bad);
        }
    }

    @Test
    void a_mail_that_everybody_is_refused_for_good_has_failed_at_once() {
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            String one = address();
            String two = address();
            smtp.refuse(one, "550 no such user");
            smtp.refuse(two, "550 no such user");
            add(one, two);
            Row mail = fixture.awaitMails(account, "failed", 1).getFirst();
            assertThat(mail.getInteger("tries")).isEqualTo(1);
            assertThat(smtp.takenFor(one)).isEmpty();
            assertThat(smtp.takenFor(two)).isEmpty();
        }
    }

    @Test
    void who_was_refused_for_the_moment_gets_it_later_and_the_others_once() {
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            String ready = address();
            String busy = address();
            smtp.refuse(busy, "450 grey");
            add(ready, busy);
            await(() ->
                    only().getInteger("tries") >= 2 && only().getString("state").equals("sent"));
            smtp.accept(busy);
            await(() -> strings(only(), "accepted").size() == 2);
            assertThat(smtp.takenFor(ready)).hasSize(1);
            assertThat(smtp.takenFor(busy)).hasSize(1);
            assertThat(only().getOffsetDateTime("next_try_at")).isNull();
        }
    }

    @Test
    void a_mail_whose_answer_was_lost_is_the_same_mail_again() {
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            smtp.loseLinksAfterTaking(true);
            String to = address();
            add(to);
            await(() -> !smtp.takenFor(to).isEmpty());
            smtp.loseLinksAfterTaking(false);
            fixture.awaitMails(account, "sent", 1);
            List<Taken> taken = smtp.takenFor(to);
            assertThat(taken).hasSizeGreaterThanOrEqualTo(2);
            assertThat(taken.stream().map(one -> one.header("Message-ID")).distinct())
                    .hasSize(1);
            assertThat(taken.stream().map(one -> one.header("Date")).distinct()).hasSize(1);
        }
    }

    @Test
    void what_a_crashed_instance_had_claimed_is_sent_when_its_claim_is_over() {
        String to = address();
        add(to);
        Instant before = Instant.now();
        fixture.changeResting(
                account, "owner = 'gone', claimed_until = now() + interval '1 second', next_try_at = now()");
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            Row mail = fixture.awaitMails(account, "sent", 1).getFirst();
            assertThat(mail.getOffsetDateTime("sent_at").toInstant()).isAfter(before.plusMillis(500));
            assertThat(smtp.takenFor(to)).hasSize(1);
        }
    }

    @Test
    void a_slow_server_gets_a_mail_once_although_two_instances_look_for_it() throws Exception {
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            smtp.delay(config.lease().multipliedBy(2).toMillis());
            MailSender second = new MailSender(outgoing, server, config, meters);
            second.start(new StartupEvent());
            String to = address();
            add(to);
            fixture.awaitMails(account, "sent", 1);
            second.stop(new ShutdownEvent());
            assertThat(smtp.takenFor(to)).hasSize(1);
            assertThat(only().getInteger("tries")).isEqualTo(1);
        }
    }

    @Test
    void two_instances_send_nothing_twice() throws Exception {
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            MailSender second = new MailSender(outgoing, server, config, meters);
            second.start(new StartupEvent());
            List<String> addresses =
                    IntStream.range(0, 200).mapToObj(n -> address()).toList();
            addresses.forEach(this::add);
            fixture.awaitMails(account, "sent", 200);
            second.stop(new ShutdownEvent());
            assertThat(addresses).allSatisfy(to -> assertThat(smtp.takenFor(to)).hasSize(1));
        }
    }

    @Test
    void the_accounts_owner_and_operators_see_what_was_sent_to_whom() {
        String to = address();
        try (SmtpDouble smtp = new SmtpDouble(MailPort.get())) {
            add(to);
            add(to);
            fixture.awaitMails(account, "sent", 2);
            assertThat(smtp.takenFor(to)).hasSize(2);
        }
        Response page = NotificationFixture.mails(Tokens.owner(fixture.customer()), account);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.jsonPath().getList("items")).hasSize(2);
        assertThat(page.jsonPath().getString("items[0].kind")).isEqualTo("failure");
        assertThat(page.jsonPath().getString("items[0].state")).isEqualTo("sent");
        assertThat(page.jsonPath().getList("items[0].recipients")).isEqualTo(List.of(to));
        assertThat(page.jsonPath().getString("items[0].subject")).isEqualTo(TEXT.subject());
        assertThat(page.jsonPath().getString("items[0].sentAt")).isNotBlank();
        assertThat(page.asString()).doesNotContain("Bonjour");
    }

    @Test
    void mails_come_in_pages_newest_first() {
        add(address());
        add(address());
        add(address());
        Response first = page("limit=2");
        Response second = page("limit=2&cursor=" + first.jsonPath().getString("nextCursor"));
        assertThat(first.jsonPath().getList("items.id")).hasSize(2);
        assertThat(second.jsonPath().getList("items.id")).hasSize(1);
        assertThat(first.jsonPath().getString("items[0].id"))
                .isGreaterThan(first.jsonPath().getString("items[1].id"));
        assertThat(second.jsonPath().getString("nextCursor")).isNull();
        Problems.assertInvalid(page("limit=0"), "limit", "out-of-range");
        Problems.assertInvalid(page("cursor=x"), "cursor", "not-a-cursor");
    }

    private Response page(String query) {
        return given().auth().oauth2(Tokens.operator()).get("/v1/accounts/" + account + "/mails?" + query);
    }

    @Test
    void others_see_nothing() {
        Problems.assertProblem(NotificationFixture.mails(Tokens.owner("other"), account), 404, "not-found");
        Problems.assertProblem(NotificationFixture.mails(Tokens.operator(), "sms-zz99999-9999"), 404, "not-found");
        Problems.assertProblem(NotificationFixture.mails(Tokens.sender(fixture.customer()), account), 403, "forbidden");
        Problems.assertProblem(NotificationFixture.mails(Tokens.forged(), account), 401, "unauthenticated");
    }
}
