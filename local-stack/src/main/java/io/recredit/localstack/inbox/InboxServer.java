package io.recredit.localstack.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The inbox for people and programs:
 *
 * <ul>
 *   <li>{@code GET /}: a page with the newest mails; {@code GET /mails/7.html}: one of them
 *   <li>{@code GET /mails?to=somebody@example.org&after=0&limit=100}: {@code {"mails": [...]}}, those with a number above
 *       {@code after}, oldest first, at most {@value #MAX_PAGE}; {@code GET /mails/7}: one of them
 *   <li>{@code GET /mails/7.eml}: as it was received, below two lines of the inbox
 *   <li>{@code DELETE /mails}
 *   <li>{@code GET /settings}, {@code POST /settings} with any of its fields
 * </ul>
 */
final class InboxServer implements AutoCloseable {

    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 1_000;
    private static final int MAX_BODY_OCTETS = 100_000;
    private static final Pattern ONE_MAIL = Pattern.compile("/mails/([0-9]{1,18})(\\.eml|\\.html|)");

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MailInbox inbox;
    private final MailFolder folder;
    private final HttpServer http;

    InboxServer(int port, MailInbox inbox, MailFolder folder) throws IOException {
        this.inbox = inbox;
        this.folder = folder;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private record Reply(int status, String type, byte[] body) {

        static Reply json(int status, Object body) throws JsonProcessingException {
            return new Reply(status, "application/json", JSON.writeValueAsBytes(body));
        }

        static Reply page(String html) {
            return new Reply(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                Reply found = reply(exchange);
                reply = found == null ? Reply.json(404, Map.of("error", "no such path or mail")) : found;
            } catch (IllegalArgumentException | JsonProcessingException bad) {
                reply = Reply.json(400, Map.of("error", String.valueOf(bad.getMessage())));
            }
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            // What a mail brings along must neither run nor call anybody.
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'");
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private @Nullable Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher one = ONE_MAIL.matcher(path);
        if (exchange.getRequestMethod().equals("GET") && one.matches()) {
            return mail(Long.parseLong(one.group(1)), one.group(2)).orElse(null);
        }
        return switch (exchange.getRequestMethod() + " " + path) {
            case "GET /" -> Reply.page(InboxPage.list(folder.newest(InboxPage.MAX_MAILS)));
            case "GET /mails" -> mails(Query.of(exchange.getRequestURI()));
            case "DELETE /mails" -> Reply.json(200, Map.of("deleted", folder.clear()));
            case "GET /settings" -> Reply.json(200, inbox.settings());
            case "POST /settings" -> change(exchange.getRequestBody().readNBytes(MAX_BODY_OCTETS));
            default -> null;
        };
    }

    private Optional<Reply> mail(long number, String ending) throws IOException {
        if (ending.equals(".eml")) {
            return folder.content(number).map(content -> new Reply(200, "message/rfc822", content));
        }
        Optional<Mail> mail = folder.mail(number);
        if (mail.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ending.equals(".html") ? Reply.page(InboxPage.one(mail.get())) : Reply.json(200, mail.get()));
    }

    private Reply mails(Query query) throws JsonProcessingException {
        query.allowOnly("to", "after", "limit");
        int limit = (int) Math.clamp(query.number("limit", DEFAULT_PAGE), 1L, (long) MAX_PAGE);
        List<Mail> found = folder.after(query.number("after", 0), query.text("to"), limit);
        return Reply.json(200, Map.of("mails", found));
    }

    private Reply change(byte[] body) throws IOException {
        SettingsChange change = JSON.readValue(body, SettingsChange.class);
        return Reply.json(200, inbox.change(change::applyTo));
    }

    /** A body of POST /settings; what is not given stays. */
    private record SettingsChange(
            InboxSettings.@Nullable Refusal refuse,
            @Nullable List<String> recipientsRefused,
            @Nullable Integer delayMillis) {

        InboxSettings applyTo(InboxSettings now) {
            return new InboxSettings(
                    refuse == null ? now.refuse() : refuse,
                    recipientsRefused == null ? now.recipientsRefused() : recipientsRefused,
                    delayMillis == null ? now.delayMillis() : delayMillis);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
