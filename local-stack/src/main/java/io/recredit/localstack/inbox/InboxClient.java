package io.recredit.localstack.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.recredit.localstack.client.RestClient;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An inbox that runs elsewhere, as tests and the demo use it.
 *
 * <p>All methods throw what {@link RestClient} throws when it does not answer.
 */
public final class InboxClient {

    private static final int PAGE = 1_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final RestClient inbox;

    /** @param address its HTTP address, e.g. {@code http://127.0.0.1:8025} */
    public InboxClient(HttpClient http, URI address) {
        this.inbox = new RestClient(http, address, null);
    }

    /** All mails that are kept, oldest first. */
    public List<Mail> mails() {
        return read("", 0);
    }

    /** The mails for a recipient with a number above {@code after}, oldest first. */
    public List<Mail> mailsTo(String recipient, long after) {
        return read("&to=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8), after);
    }

    private List<Mail> read(String filter, long begin) {
        List<Mail> mails = new ArrayList<>();
        long after = begin;
        while (true) {
            JsonNode page = inbox.get("/mails?limit=" + PAGE + "&after=" + after + filter);
            List<Mail> found = JSON.convertValue(page.path("mails"), new TypeReference<>() {});
            if (found.isEmpty()) {
                return mails;
            }
            mails.addAll(found);
            after = mails.getLast().number();
        }
    }

    /** Deletes all mails. */
    public void clear() {
        inbox.delete("/mails");
    }

    /** Changes how it answers from now on. */
    public void change(InboxSettings settings) {
        try {
            inbox.post("/settings", JSON.writeValueAsString(settings), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }
}
