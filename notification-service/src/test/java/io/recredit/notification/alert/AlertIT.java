package io.recredit.notification.alert;

import static io.recredit.notification.NotificationFixture.address;
import static io.recredit.notification.NotificationFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.Topics;
import io.recredit.notification.MailPort;
import io.recredit.notification.NotificationFixture;
import io.recredit.notification.SettableClock;
import io.recredit.notification.SmtpDouble;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertIT {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    Pool pool;

    @Inject
    SettableClock clock;

    @Inject
    WarnOfLowBalances warn;

    private NotificationFixture fixture;
    private SmtpDouble smtp;

    @BeforeEach
    void serversAreUp() {
        fixture = new NotificationFixture(pool);
        smtp = new SmtpDouble(MailPort.get());
    }

    @AfterEach
    void everythingIsAsBefore() {
        clock.reset();
        smtp.close();
        fixture.close();
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    @Test
    void an_opened_episode_is_told_at_once_in_the_accounts_language() {
        String account = fixture.account("fr", "Europe/Paris");
        String owner = address();
        clock.set(paris("2026-06-10T12:00:00"));
        fixture.tell(fixture.event(Ids.next(), 1, EpisodeChange.OPENED, account, 9, List.of(owner)));
        Row mail = fixture.awaitMails(account, "sent", 1).getFirst();
        assertThat(mail.getString("key")).isEqualTo("alert:" + account + ":CREDIT:2026-06-10");
        assertThat(mail.getString("language")).isEqualTo("fr");
        assertThat(mail.getInteger("tries")).isEqualTo(1);
        await(() -> smtp.takenFor(owner).size() == 1);
        SmtpDouble.Taken taken = smtp.takenFor(owner).getFirst();
        assertThat(taken.header("Message-ID")).isEqualTo("<" + mail.getUUID("id") + "@recredit.example>");
        assertThat(taken.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(taken.header("To")).isEqualTo(owner);
        assertThat(mail.getString("body_text")).contains("29,7 crédits");
    }

    @Test
    void what_the_account_says_now_wins_over_the_event() {
        String account = fixture.account("fr", "Europe/Paris");
        fixture.account(account, "it", "Pacific/Kiritimati", 2);
        clock.set(Instant.parse("2026-06-10T12:00:00Z"));
        fixture.tell(fixture.event(Ids.next(), 1, EpisodeChange.OPENED, account, 9, List.of(address())));
        Row mail = fixture.awaitMails(account, "sent", 1).getFirst();
        assertThat(mail.getString("language")).isEqualTo("it");
        assertThat(mail.getString("key")).endsWith(":2026-06-11");
    }

    @Test
    void events_told_again_from_the_beginning_lead_to_no_second_mail_and_resurrect_nothing() {
        String account = fixture.account("en", "Europe/Paris");
        String owner = address();
        UUID episode = Ids.next();
        LowBalance opened = fixture.event(episode, 1, EpisodeChange.OPENED, account, 9, List.of(owner));
        LowBalance updated = fixture.event(episode, 2, EpisodeChange.UPDATED, account, 9, List.of(owner));
        LowBalance ended = fixture.event(episode, 3, EpisodeChange.ENDED, account, 9, List.of(owner));
        fixture.tell(opened);
        fixture.awaitMails(account, "sent", 1);
        fixture.tell(updated);
        fixture.tell(ended);
        fixture.awaitHandled(episode, 3);
        // On another day, when nothing but the record of what was handled keeps a mail from being made.
        clock.set(Instant.now().plus(Duration.ofDays(2)));
        fixture.tell(opened);
        fixture.tell(updated);
        fixture.tell(ended);
        UUID marker = Ids.next();
        fixture.tell(fixture.event(marker, 1, EpisodeChange.ENDED, account, 9, List.of(owner)));
        fixture.awaitHandled(marker, 1);
        assertThat(fixture.mailRows(account)).hasSize(1);
        assertThat(smtp.takenFor(owner)).hasSize(1);
        assertThat(nextAt(episode)).isNull();
    }

    @Test
    void two_episodes_on_one_day_lead_to_one_mail() {
        String account = fixture.account("en", "Europe/Paris");
        clock.set(paris("2026-06-10T10:00:00"));
        UUID first = Ids.next();
        UUID second = Ids.next();
        fixture.tell(fixture.event(first, 1, EpisodeChange.OPENED, account, 9, List.of(address())));
        fixture.awaitMails(account, "sent", 1);
        fixture.tell(fixture.event(first, 2, EpisodeChange.ENDED, account, 9, List.of(address())));
        fixture.tell(fixture.event(second, 1, EpisodeChange.OPENED, account, 9, List.of(address())));
        fixture.awaitHandled(second, 1);
        assertThat(fixture.mailRows(account)).hasSize(1);
        assertThat(nextAt(second)).isEqualTo(paris("2026-06-11T09:00:00"));
    }

    @Test
    void while_it_lasts_there_is_one_mail_a_day_at_the_hour() {
        String account = fixture.account("en", "Europe/Paris");
        String owner = address();
        UUID episode = Ids.next();
        clock.set(paris("2026-06-10T23:50:00"));
        fixture.tell(fixture.event(episode, 1, EpisodeChange.OPENED, account, 0, List.of(owner)));
        fixture.awaitMails(account, "sent", 1);
        assertThat(nextAt(episode)).isEqualTo(paris("2026-06-11T00:00:00"));
        clock.set(paris("2026-06-11T00:00:01"));
        fixture.awaitMails(account, "sent", 2);
        assertThat(nextAt(episode)).isEqualTo(paris("2026-06-12T00:00:00"));
        // Three days without us: one mail, of the day on which it is made.
        clock.set(paris("2026-06-15T07:00:00"));
        List<Row> mails = fixture.awaitMails(account, "sent", 3);
        assertThat(mails.getLast().getString("key")).endsWith(":2026-06-15");
        fixture.tell(fixture.event(episode, 2, EpisodeChange.ENDED, account, 0, List.of(owner)));
        fixture.awaitHandled(episode, 2);
        clock.set(paris("2026-06-17T07:00:00"));
        warn.lookAtDue().await().indefinitely();
        assertThat(fixture.mailRows(account)).hasSize(3);
        assertThat(smtp.takenFor(owner)).hasSize(3);
    }

    @Test
    void saving_the_rule_changes_whom_and_when_but_sends_nothing_if_todays_was_sent() {
        String account = fixture.account("en", "Europe/Paris");
        String before = address();
        String after = address();
        UUID episode = Ids.next();
        clock.set(paris("2026-06-10T12:00:00"));
        fixture.tell(fixture.event(episode, 1, EpisodeChange.OPENED, account, 9, List.of(before)));
        fixture.awaitMails(account, "sent", 1);
        fixture.tell(fixture.event(episode, 2, EpisodeChange.UPDATED, account, 11, List.of(after)));
        fixture.awaitHandled(episode, 2);
        assertThat(fixture.mailRows(account)).hasSize(1);
        assertThat(nextAt(episode)).isEqualTo(paris("2026-06-11T11:00:00"));
        clock.set(paris("2026-06-11T11:00:01"));
        fixture.awaitMails(account, "sent", 2);
        assertThat(smtp.takenFor(before)).hasSize(1);
        assertThat(smtp.takenFor(after)).hasSize(1);
    }

    @Test
    void an_episode_that_ends_before_its_mail_is_sent_calls_it_back_and_the_next_one_takes_its_place() {
        smtp.refuseAll("451 not now");
        String account = fixture.account("en", "Europe/Paris");
        String owner = address();
        UUID first = Ids.next();
        UUID second = Ids.next();
        fixture.tell(fixture.event(first, 1, EpisodeChange.OPENED, account, 9, List.of(owner)));
        // Between two tries it is nobody's; while it is being tried it cannot be called back.
        fixture.changeResting(account, "next_try_at = now() + interval '1 hour'");
        fixture.tell(fixture.event(first, 2, EpisodeChange.ENDED, account, 9, List.of(owner)));
        fixture.awaitHandled(first, 2);
        Row called = fixture.awaitMails(account, "cancelled", 1).getFirst();
        smtp.refuseAll(null);
        assertThat(smtp.takenFor(owner)).isEmpty();
        fixture.tell(fixture.event(second, 1, EpisodeChange.OPENED, account, 9, List.of(owner)));
        Row sent = fixture.awaitMails(account, "sent", 1).getFirst();
        assertThat(sent.getUUID("id")).isEqualTo(called.getUUID("id"));
        assertThat(smtp.takenFor(owner)).hasSize(1);
    }

    @Test
    void a_mail_that_is_being_tried_when_its_episode_ends_is_not_tried_again() {
        smtp.refuseAll("451 not now");
        String account = fixture.account("en", "Europe/Paris");
        String owner = address();
        UUID episode = Ids.next();
        CountDownLatch ended = smtp.holdAnswers();
        fixture.tell(fixture.event(episode, 1, EpisodeChange.OPENED, account, 9, List.of(owner)));
        await(() -> !fixture.mailRows(account).isEmpty()
                && fixture.mailRows(account).getFirst().getString("owner") != null);
        fixture.tell(fixture.event(episode, 2, EpisodeChange.ENDED, account, 9, List.of(owner)));
        fixture.awaitHandled(episode, 2);
        ended.countDown();
        await(() -> fixture.mailRows(account).getFirst().getString("owner") == null);
        Row mail = fixture.mailRows(account).getFirst();
        assertThat(mail.getString("state")).isEqualTo("cancelled");
        assertThat(mail.getOffsetDateTime("next_try_at")).isNull();
    }

    @Test
    void a_mail_that_is_being_taken_when_its_episode_ends_was_sent() {
        String account = fixture.account("en", "Europe/Paris");
        String owner = address();
        UUID episode = Ids.next();
        CountDownLatch ended = smtp.holdAnswers();
        fixture.tell(fixture.event(episode, 1, EpisodeChange.OPENED, account, 9, List.of(owner)));
        await(() -> !fixture.mailRows(account).isEmpty()
                && fixture.mailRows(account).getFirst().getString("owner") != null);
        fixture.tell(fixture.event(episode, 2, EpisodeChange.ENDED, account, 9, List.of(owner)));
        fixture.awaitHandled(episode, 2);
        ended.countDown();
        fixture.awaitMails(account, "sent", 1);
        assertThat(smtp.takenFor(owner)).hasSize(1);
    }

    @Test
    void who_was_taken_out_of_the_rule_does_not_get_what_is_still_waiting() {
        smtp.refuseAll("451 not now");
        String account = fixture.account("en", "Europe/Paris");
        String before = address();
        String after = address();
        UUID episode = Ids.next();
        fixture.tell(fixture.event(episode, 1, EpisodeChange.OPENED, account, 9, List.of(before)));
        fixture.changeResting(account, "next_try_at = now() + interval '1 hour'");
        fixture.tell(fixture.event(episode, 2, EpisodeChange.UPDATED, account, 9, List.of(after)));
        fixture.awaitHandled(episode, 2);
        smtp.refuseAll(null);
        fixture.changeResting(account, "next_try_at = now()");
        fixture.awaitMails(account, "sent", 1);
        assertThat(smtp.takenFor(before)).isEmpty();
        assertThat(smtp.takenFor(after)).hasSize(1);
    }

    @Test
    void of_a_closed_account_nobody_is_told_day_after_day() {
        String account = fixture.account("en", "Europe/Paris");
        UUID episode = Ids.next();
        clock.set(paris("2026-06-10T10:00:00"));
        fixture.tell(fixture.event(episode, 1, EpisodeChange.OPENED, account, 9, List.of(address())));
        fixture.awaitMails(account, "sent", 1);
        fixture.account(account, LifeState.CLOSED, "en", "Europe/Paris", 2);
        clock.set(paris("2026-06-11T09:00:01"));
        await(() -> paris("2026-06-12T09:00:00").equals(nextAt(episode)));
        assertThat(fixture.mailRows(account)).hasSize(1);
    }

    @Test
    void an_account_in_a_language_of_tomorrow_holds_nobody_elses_mails() {
        String strange = fixture.account("en", "Europe/Paris");
        String account = fixture.account("en", "Europe/Paris");
        fixture.account(strange, "xx", "Mars/Olympus", 2);
        clock.set(paris("2026-06-10T10:00:00"));
        fixture.tell(fixture.event(Ids.next(), 1, EpisodeChange.OPENED, strange, 9, List.of(address())));
        fixture.tell(fixture.event(Ids.next(), 1, EpisodeChange.OPENED, account, 9, List.of(address())));
        fixture.awaitMails(strange, "sent", 1);
        fixture.awaitMails(account, "sent", 1);
        clock.set(paris("2026-06-11T09:00:01"));
        fixture.awaitMails(account, "sent", 2);
        fixture.awaitMails(strange, "sent", 2);
    }

    @Test
    void what_cannot_be_used_is_a_dead_letter_and_the_others_go_on() {
        String account = fixture.account("en", "Europe/Paris");
        LowBalance good = fixture.event(Ids.next(), 1, EpisodeChange.OPENED, account, 9, List.of(address()));
        LowBalance badZone = new LowBalance(
                Ids.next(),
                1,
                EpisodeChange.OPENED,
                LowRule.ALERT,
                good.customer(),
                account,
                "CREDIT",
                good.threshold(),
                good.level(),
                good.balance(),
                good.cause(),
                new LowBalance.Alert(List.of(address()), 9, "en", "Mars/Olympus"),
                Instant.now());
        fixture.kafka()
                .send(
                        Topics.LOW_BALANCE,
                        account,
                        Map.of(CloudEventHeaders.TYPE, LowBalance.TYPE),
                        "{".getBytes(StandardCharsets.UTF_8));
        fixture.tell(badZone);
        fixture.tell(good);
        fixture.awaitMails(account, "sent", 1);
        assertThat(fixture.kafka()
                        .awaitKey(Topics.deadLettersOf(Topics.LOW_BALANCE, Topics.Consumer.NOTIFICATION), account, 2))
                .hasSize(2);
    }

    @Test
    void auto_topup_episodes_are_not_for_us() {
        String account = fixture.account("en", "Europe/Paris");
        LowBalance alert = fixture.event(Ids.next(), 1, EpisodeChange.OPENED, account, 9, List.of(address()));
        LowBalance topup = new LowBalance(
                Ids.next(),
                1,
                EpisodeChange.OPENED,
                LowRule.AUTO_TOPUP,
                alert.customer(),
                account,
                "CREDIT",
                alert.threshold(),
                alert.level(),
                alert.balance(),
                alert.cause(),
                null,
                Instant.now());
        fixture.tell(topup);
        fixture.tell(alert);
        fixture.awaitMails(account, "sent", 1);
        assertThat(nextAt(topup.episode())).isNull();
    }

    private @Nullable Instant nextAt(UUID episode) {
        for (Row row : pool.preparedQuery("select next_at from alert_watch where episode = $1")
                .execute(Tuple.of(episode))
                .await()
                .indefinitely()) {
            OffsetDateTime next = row.getOffsetDateTime("next_at");
            return next == null ? null : next.toInstant();
        }
        return null;
    }
}
