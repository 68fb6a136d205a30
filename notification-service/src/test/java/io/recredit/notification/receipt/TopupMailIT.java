package io.recredit.notification.receipt;

import static io.recredit.notification.NotificationFixture.address;
import static io.recredit.notification.NotificationFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Topics;
import io.recredit.contracts.TopupChange;
import io.recredit.contracts.TopupChanged;
import io.recredit.notification.MailPort;
import io.recredit.notification.NotificationFixture;
import io.recredit.notification.SmtpDouble;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TopupMailIT {

    @Inject
    Pool pool;

    private NotificationFixture fixture;
    private SmtpDouble smtp;
    private String account;

    @BeforeEach
    void serversAreUp() {
        fixture = new NotificationFixture(pool);
        smtp = new SmtpDouble(MailPort.get());
        account = fixture.account("it", "Europe/Rome");
    }

    @AfterEach
    void close() {
        smtp.close();
        fixture.close();
    }

    @Test
    void a_success_leads_to_one_receipt_however_often_it_is_told() {
        String owner = address();
        UUID topup = Ids.next();
        TopupChanged succeeded = fixture.topup(topup, TopupChange.SUCCEEDED, account, null, List.of(owner));
        fixture.tell(succeeded);
        fixture.tell(succeeded);
        Row mail = fixture.awaitMails(account, "sent", 1).getFirst();
        fixture.tell(succeeded);
        UUID marker = Ids.next();
        fixture.tell(fixture.topup(marker, TopupChange.PAUSED, account, null, List.of(owner)));
        fixture.awaitHandled(marker, TopupChange.PAUSED);
        assertThat(fixture.mailRows(account)).hasSize(1);
        assertThat(mail.getString("key")).isEqualTo("topup:" + topup + ":succeeded");
        assertThat(mail.getString("kind")).isEqualTo("receipt");
        assertThat(mail.getString("body_text"))
                .contains("100 crediti", "IVA (20%): 1,20", "Totale: 7,20", "Visa che termina con 4242")
                .contains("Ricevuta: RFR-2026-000007", "Acquirente: Acme SARL, 13002 Marseille, Francia");
        await(() -> smtp.takenFor(owner).size() == 1);
    }

    @Test
    void a_decline_that_turns_out_to_be_paid_leads_to_both_mails() {
        UUID topup = Ids.next();
        String owner = address();
        fixture.tell(fixture.topup(topup, TopupChange.DECLINED, account, "insufficient_funds", List.of(owner)));
        fixture.tell(fixture.topup(topup, TopupChange.SUCCEEDED, account, null, List.of(owner)));
        assertThat(fixture.awaitMails(account, "sent", 2))
                .extracting(mail -> mail.getString("kind"))
                .containsExactlyInAnyOrder("failure", "receipt");
    }

    @Test
    void an_approval_is_asked_for() {
        fixture.tell(fixture.topup(
                Ids.next(), TopupChange.NEEDS_APPROVAL, account, "authentication_required", List.of(address())));
        assertThat(fixture.awaitMails(account, "sent", 1).getFirst().getString("kind"))
                .isEqualTo("approval");
    }

    @Test
    void where_nobody_is_to_be_told_it_is_only_remembered() {
        UUID topup = Ids.next();
        fixture.tell(fixture.topup(topup, TopupChange.SUCCEEDED, account, null, List.of()));
        fixture.awaitHandled(topup, TopupChange.SUCCEEDED);
        assertThat(fixture.mailRows(account)).isEmpty();
    }

    @Test
    void a_success_without_a_balance_is_a_dead_letter() {
        TopupChanged good = fixture.topup(Ids.next(), TopupChange.SUCCEEDED, account, null, List.of(address()));
        fixture.tell(new TopupChanged(
                Ids.next(),
                good.change(),
                good.kind(),
                good.customer(),
                account,
                good.currency(),
                good.amount(),
                good.price(),
                null,
                null,
                null,
                false,
                null,
                null,
                good.recipients(),
                good.occurredAt(),
                null,
                null));
        fixture.tell(good);
        fixture.awaitMails(account, "sent", 1);
        assertThat(fixture.kafka()
                        .awaitKey(Topics.deadLettersOf(Topics.TOPUPS, Topics.Consumer.NOTIFICATION), account, 1))
                .hasSize(1);
    }

    @Test
    void alerts_get_to_know_the_balance_after_it() {
        UUID episode = Ids.next();
        fixture.tell(fixture.event(episode, 1, EpisodeChange.OPENED, account, 9, List.of(address())));
        fixture.awaitHandled(episode, 1);
        fixture.tell(fixture.topup(Ids.next(), TopupChange.SUCCEEDED, account, null, List.of()));
        await(() -> balance(episode) == 129_700_000);
    }

    private long balance(UUID episode) {
        return pool.preparedQuery("select balance_micros from alert_watch where episode = $1")
                .execute(Tuple.of(episode))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
