package io.recredit.localstack.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.recredit.localstack.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlServerTest {

    private final CarrierSimulator carrier = CarrierSimulator.start(0, 0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        carrier.close();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + carrier.controlPort() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JsonNode json(String method, String path, String body) throws Exception {
        HttpResponse<String> response = call(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void whatWasReceivedIsReadPageByPageAndCanBeForgotten() throws Exception {
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            client.submit("33612345678", "one");
            client.submit("33612345678", "two");
        }
        JsonNode first = json("GET", "/messages?limit=1", "").path("messages");
        JsonNode rest = json("GET", "/messages?after=" + first.path(0).path("number"), "")
                .path("messages");
        assertThat(first).hasSize(1);
        assertThat(first.path(0).path("text").asText()).isEqualTo("one");
        assertThat(rest).hasSize(1);
        assertThat(rest.path(0).path("text").asText()).isEqualTo("two");
        assertThat(json("GET", "/counts", "").path("accepted").asInt()).isEqualTo(2);

        assertThat(json("DELETE", "/messages", "").path("received").asInt()).isZero();
        assertThat(json("GET", "/messages", "").path("messages")).isEmpty();
    }

    @Test
    void settingsChangeOneByOne() throws Exception {
        json("POST", "/settings", "{\"receiptDelayMillis\": 7}");
        JsonNode settings = json("POST", "/settings", "{\"acceptBinds\": false}");
        assertThat(settings.path("receiptDelayMillis").asInt()).isEqualTo(7);
        assertThat(carrier.settings()).isEqualTo(new CarrierSettings(7, 0, 0, false));
    }

    @Test
    void linksCanBeDropped() throws Exception {
        try (SmppClient client = SmppClient.transceiver(carrier)) {
            assertThat(json("POST", "/links/drop", "").path("dropped").asInt()).isEqualTo(1);
            Eventually.await("closed", () -> !client.session().getSessionState().isBound());
        }
    }

    @Test
    void wrongInputIsSaidToBeWrong() throws Exception {
        assertThat(call("POST", "/settings", "{\"receiptDelay\": 7}").statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/settings", "{\"submitDelayMillis\": -1}").statusCode())
                .isEqualTo(400);
        assertThat(call("GET", "/messages?limit=many", "").statusCode()).isEqualTo(400);
        assertThat(call("GET", "/nothing", "").statusCode()).isEqualTo(404);
    }
}
