package io.recredit.localstack.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.inbox.InboxSettings.Refusal;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailInboxTest {

    private static final String TEXT = "Votre solde : 29,7 crédits.\n.\nÀ bientôt";

    @TempDir
    Path folder;

    private final HttpClient http = RestClient.http();
    private MailInbox inbox;
    private InboxClient client;

    @BeforeEach
    void start() {
        inbox = MailInbox.start(0, 0, folder);
        client = new InboxClient(http, URI.create("http://127.0.0.1:" + inbox.httpPort()));
    }

    @AfterEach
    void stop() {
        inbox.close();
        http.close();
    }

    private void send(String subject, String... recipients) throws MessagingException {
        send(subject, 30_000, recipients);
    }

    private void send(String subject, int timeoutMillis, String... recipients) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(inbox.smtpPort()));
        properties.setProperty("mail.smtp.timeout", Integer.toString(timeoutMillis));
        properties.setProperty("mail.smtp.sendpartial", "true");
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("noreply@recredit.example"));
        for (String recipient : recipients) {
            message.addRecipient(RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        message.setSentDate(Date.from(Instant.parse("2026-03-01T10:00:00Z")));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(TEXT, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p onclick='alert(1)'>29,7</p>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + inbox.httpPort() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void whatCannotBeReadDoesNotKeepTheInboxFromStarting() throws Exception {
        send("first", "owner@example.com");
        inbox.close();
        Files.writeString(
                folder.resolve("00000007.eml"),
                "X-Inbox-Recipients: a@example.com\r\nX-Inbox-Received-At: now\r\n"
                        + "Content-Type: text/plain; charset=no-such\r\n\r\nText\r\n");

        start();

        assertThat(client.mails()).extracting(Mail::subject).containsExactly("first");
        send("next", "owner@example.com");
        assertThat(client.mails()).extracting(Mail::number).containsExactly(1L, 8L);
    }

    @Test
    void aMailIsReadAsItWasSent() throws Exception {
        // When
        send("Solde bas : œuvre", "oscar@acme.example", "Olivia@Recredit.example");

        // Then
        Mail mail = client.mails().getFirst();
        assertThat(mail.number()).isEqualTo(1);
        assertThat(mail.to()).containsExactly("olivia@recredit.example", "oscar@acme.example");
        assertThat(mail.from()).isEqualTo("noreply@recredit.example");
        assertThat(mail.subject()).isEqualTo("Solde bas : œuvre");
        assertThat(mail.header("subject")).contains("Solde bas : œuvre");
        assertThat(mail.header("auto-submitted")).contains("auto-generated");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(mail.messageId()).startsWith("<").endsWith(">");
        assertThat(mail.text().lines()).containsExactlyElementsOf(TEXT.lines().toList());
        assertThat(mail.html()).startsWith("<p onclick");
    }

    @Test
    void mailsOfOneRecipientAreFoundFromANumberOn() throws Exception {
        // Given
        send("one", "oscar@acme.example");
        send("two", "gina@globex.example");
        send("three", "oscar@acme.example", "gina@globex.example");

        // When
        List<Mail> all = client.mailsTo("Oscar@acme.example", 0);
        List<Mail> later = client.mailsTo("oscar@acme.example", 1);

        // Then
        assertThat(all).extracting(Mail::subject).containsExactly("one", "three");
        assertThat(later).extracting(Mail::subject).containsExactly("three");
    }

    @Test
    void mailsAreStillThereAfterARestartAndTheNumbersGoOn() throws Exception {
        // Given
        send("before", "oscar@acme.example");
        Mail before = client.mails().getFirst();
        inbox.close();

        // When
        start();
        send("after", "oscar@acme.example");

        // Then
        assertThat(client.mails().getFirst()).isEqualTo(before);
        assertThat(client.mails()).extracting(Mail::number).containsExactly(1L, 2L);
        client.clear();
        assertThat(client.mails()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRefusedMailIsNotStored() throws Exception {
        for (Refusal refusal : List.of(Refusal.TEMPORARY, Refusal.PERMANENT)) {
            client.change(InboxSettings.defaults().withRefuse(refusal));
            assertThatThrownBy(() -> send("refused", "oscar@acme.example"))
                    .hasMessageContaining(refusal == Refusal.TEMPORARY ? "451" : "554");
        }
        client.change(InboxSettings.defaults());
        send("taken", "oscar@acme.example");
        assertThat(client.mails()).extracting(Mail::subject).containsExactly("taken");
    }

    @Test
    void aRefusedRecipientDoesNotHinderTheOthers() {
        // Given
        client.change(InboxSettings.defaults().withRecipientsRefused("Gone@acme.example"));

        // When
        assertThatThrownBy(() -> send("to two", "gone@acme.example", "oscar@acme.example"))
                .isInstanceOf(SendFailedException.class);

        // Then
        assertThat(client.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).containsExactly("oscar@acme.example"));
    }

    @Test
    void anAnswerThatComesTooLateDoesNotUndoTheMail() {
        // Given
        client.change(InboxSettings.defaults().withDelayMillis(10_000));

        // When
        assertThatThrownBy(() -> send("late", 2_000, "oscar@acme.example")).isInstanceOf(MessagingException.class);

        // Then
        assertThat(client.mails()).extracting(Mail::subject).containsExactly("late");
    }

    @Test
    void peopleSeeNothingThatRuns() throws Exception {
        // Given
        send("<script>alert(1)</script>", "oscar@acme.example");

        // When
        HttpResponse<String> list = call("GET", "/", "");
        HttpResponse<String> one = call("GET", "/mails/1.html", "");

        // Then
        assertThat(list.body())
                .contains("&lt;script&gt;alert(1)", "/mails/1.html")
                .doesNotContain("<script>");
        assertThat(one.body()).contains("29,7 crédits").contains("sandbox").doesNotContain("<p onclick");
        assertThat(one.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(call("GET", "/mails/1.eml", "").body()).contains("Auto-Submitted: auto-generated");
        assertThat(call("GET", "/mails/1", "").body()).contains("\"number\":1");
    }

    @Test
    void wrongInputIsSaidToBeWrong() throws Exception {
        assertThat(call("POST", "/settings", "{\"refuse\": \"maybe\"}").statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/settings", "{\"delayMillis\": -1}").body()).contains("delayMillis");
        assertThat(call("POST", "/settings", "{\"delay\": 1}").statusCode()).isEqualTo(400);
        assertThat(call("GET", "/mails?limit=many", "").statusCode()).isEqualTo(400);
        assertThat(call("GET", "/mails?from=me", "").statusCode()).isEqualTo(400);
        assertThat(call("GET", "/mails/7.eml", "").statusCode()).isEqualTo(404);
        assertThat(call("GET", "/nothing", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aTakenPortIsSaidAtOnce() {
        assertThatThrownBy(() -> MailInbox.start(inbox.smtpPort(), 0, folder))
                .hasMessageContaining("cannot listen on port " + inbox.smtpPort());
    }
}
