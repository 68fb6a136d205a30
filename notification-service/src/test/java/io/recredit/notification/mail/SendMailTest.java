package io.recredit.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendMailTest {

    private static final Reply BAD = new Reply.RecipientRefused(true, "550 no such user");
    private static final Reply BUSY = new Reply.RecipientRefused(false, "450 try later");
    private static final Reply AWAY = new Reply.NotTaken("connection refused");

    private final List<List<String>> asked = new ArrayList<>();
    private final Map<String, Reply> replies = new HashMap<>();

    /** Refuses a mail as a whole for the first recipient whom it does not accept. */
    private Reply answer(OutgoingMail mail, List<String> to) {
        asked.add(to);
        for (String recipient : to) {
            Reply reply = replies.get(recipient);
            if (reply != null) {
                return reply;
            }
        }
        return new Reply.Accepted();
    }

    private Attempt send(List<String> recipients, List<String> accepted, List<String> refused)
            throws InterruptedException {
        OutgoingMail mail = new OutgoingMail(
                new UUID(7, 7),
                MailKind.ALERT,
                "sms-ab12345-1",
                "<id@example.com>",
                recipients,
                accepted,
                refused,
                "subject",
                "plain",
                "html",
                Instant.EPOCH,
                1);
        return new SendMail(this::answer).send(mail);
    }

    @Test
    void all_recipients_get_one_mail_together() throws InterruptedException {
        Attempt attempt = send(List.of("a", "b", "c"), List.of(), List.of());

        assertThat(attempt).isEqualTo(new Attempt(List.of("a", "b", "c"), List.of(), false, null));
        assertThat(asked).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void a_bad_recipient_does_not_hold_the_others() throws InterruptedException {
        replies.put("b", BAD);

        Attempt attempt = send(List.of("a", "b", "c"), List.of(), List.of());

        assertThat(attempt).isEqualTo(new Attempt(List.of("a", "c"), List.of("b"), false, "550 no such user"));
    }

    @Test
    void a_recipient_refused_for_the_moment_is_put_off_alone() throws InterruptedException {
        replies.put("b", BUSY);

        Attempt attempt = send(List.of("a", "b", "c"), List.of(), List.of());

        assertThat(attempt).isEqualTo(new Attempt(List.of("a", "c"), List.of(), true, "450 try later"));
    }

    @Test
    void later_tries_go_to_those_who_are_left() throws InterruptedException {
        Attempt attempt = send(List.of("a", "b", "c"), List.of("a"), List.of("c"));

        assertThat(attempt).isEqualTo(new Attempt(List.of("b"), List.of(), false, null));
        assertThat(asked).containsExactly(List.of("b"));
    }

    @Test
    void a_server_in_trouble_gets_a_rest() throws InterruptedException {
        replies.put("a", AWAY);

        Attempt attempt = send(List.of("a", "b"), List.of(), List.of());

        assertThat(attempt).isEqualTo(new Attempt(List.of(), List.of(), true, "connection refused"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_was_accepted_before_the_trouble_is_kept() throws InterruptedException {
        replies.put("b", BAD);
        replies.put("c", AWAY);

        Attempt attempt = send(List.of("a", "b", "c", "d"), List.of(), List.of());

        assertThat(attempt).isEqualTo(new Attempt(List.of("a"), List.of("b"), true, "connection refused"));
    }

    @Test
    void one_recipient_refused_for_good_is_no_reason_to_try_again() throws InterruptedException {
        replies.put("a", BAD);

        assertThat(send(List.of("a"), List.of(), List.of()))
                .isEqualTo(new Attempt(List.of(), List.of("a"), false, "550 no such user"));
    }
}
