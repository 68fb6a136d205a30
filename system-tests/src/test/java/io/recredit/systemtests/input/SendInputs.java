package io.recredit.systemtests.input;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.systemtests.harness.Numbers;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What send-service refuses at the door. */
final class SendInputs {

    private final RestClient sender;
    private final String account;
    private final String to = Numbers.french();

    SendInputs(RestClient sender, String account) {
        this.sender = sender;
        this.account = account;
    }

    static final String USED_KEY = "used-before";

    /** The request whose key is used up. */
    Answer sendFirst() {
        return post(Map.of("messages", List.of(message("text", "first"))), USED_KEY);
    }

    Stream<BadInput> all() {
        return Stream.concat(messages(), estimates());
    }

    private Stream<BadInput> estimates() {
        return Stream.of(
                estimate("an estimate for a number that is none", "recipients[0]", "text", "x", List.of("12345")),
                estimate("an estimate for nobody", "recipients", "text", "x", List.of()),
                estimate("an estimate of an empty text", "text", "text", "", List.of(to)),
                estimate("an estimate with an unknown field", "texts", "texts", "x", List.of(to)));
    }

    private BadInput estimate(String name, String wrong, String field, String text, List<String> recipients) {
        return BadInput.field(
                name,
                wrong,
                "",
                () -> sender.exchange(
                        "POST",
                        "/v1/accounts/" + account + "/estimates",
                        Map.of(field, text, "recipients", recipients),
                        Map.of()));
    }

    private Stream<BadInput> messages() {
        return Stream.of(
                field("a number that is none", "to", "12345", "not-e164"),
                field("a number with letters", "to", "+33six12345678", "not-e164"),
                field("a number too short for its country", "to", "+3361234567", "no-such-number"),
                field("an empty text", "text", "", "empty"),
                field("a text of 10,000 characters", "text", "x".repeat(10_000), "too-long"),
                field("an unknown purpose", "purpose", "spam", "unknown-purpose"),
                field("a sender id that no phone shows", "from", "a far too long sender", "not-a-sender-id"),
                field("a user of nobody", "user", "0195d3a0-0000-7000-8000-000000000000", "unknown-user"),
                field("an unknown field", "colour", "red", "unknown-field"),
                BadInput.field(
                        "an unknown field beside the messages",
                        "priority",
                        "unknown-field",
                        post(Map.of("messages", List.of(message("text", "x")), "priority", "high"))),
                BadInput.field("no message", "messages", "size", post(Map.of("messages", List.of()))),
                BadInput.field(
                        "501 messages",
                        "messages",
                        "size",
                        post(Map.of("messages", Collections.nCopies(501, message("text", "x"))))),
                BadInput.field("a body that is no JSON", "", "malformed-json", post("{\"messages\": [")),
                BadInput.field("a number where a text belongs", "messages[0].text", "wrong-type", () -> {
                    Map<String, Object> message = new HashMap<>(message("text", "x"));
                    message.put("text", 4711);
                    return post(Map.of("messages", List.of(message)), "");
                }),
                BadInput.request(
                        "a body of 2 MB", 413, "too-large", post("{\"messages\": \"" + "x".repeat(2_000_000) + "\"}")),
                BadInput.request(
                        "an unknown account",
                        404,
                        "not-found",
                        () -> sender.exchange(
                                "POST",
                                "/v1/accounts/sms-zz99999-1/messages",
                                Map.of("messages", List.of(message("text", "x"))),
                                Map.of())),
                BadInput.request(
                        "the same key with another body",
                        422,
                        "idempotency-key-reused",
                        () -> post(Map.of("messages", List.of(message("text", "second"))), USED_KEY)));
    }

    private BadInput field(String name, String field, String value, String code) {
        return BadInput.field(
                name, "messages[0]." + field, code, post(Map.of("messages", List.of(message(field, value)))));
    }

    /** A good message but for one field. */
    private Map<String, Object> message(String field, String value) {
        Map<String, Object> message =
                new HashMap<>(Map.of("to", to, "from", "Recredit", "text", "Hello", "purpose", "notification"));
        message.put(field, value);
        return message;
    }

    private Supplier<Answer> post(Object body) {
        return () -> post(body, "");
    }

    private Answer post(Object body, String key) {
        return sender.exchange(
                "POST",
                "/v1/accounts/" + account + "/messages",
                body,
                key.isEmpty() ? Map.of() : Map.of("Idempotency-Key", key));
    }
}
