package io.recredit.localstack.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.client.RestFailure;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlApiTest {

    private final ProcessorSimulator processor = ProcessorSimulator.start(ProcessorOptions.forTests());
    private final ProcessorControl control = processor.control();
    private final RestClient rest =
            new RestClient(RestClient.http(), URI.create("http://127.0.0.1:" + processor.controlPort()), null);

    @AfterEach
    void stop() {
        processor.close();
    }

    @Test
    void settingsChangeOneByOne() {
        control.change(Map.of("delayMillis", 7));
        control.change(Map.of("webhooks", "before-answer"));

        assertThat(control.settings()).isEqualTo(new ProcessorSettings(7, WebhookMode.BEFORE_ANSWER, 0, true, ""));
        control.webhookUrl("http://127.0.0.1:1/hook");
        control.reset();
        assertThat(control.settings()).isEqualTo(ProcessorSettings.defaults("http://127.0.0.1:1/hook"));
    }

    @Test
    void faultsWaitUntilTheyAreForgotten() {
        control.fault(Fault.once(FaultKind.RATE_LIMIT, "account-1"));
        assertThat(rest.get("/faults").at("/faults/0/kind").asText()).isEqualTo("rate-limit");
        assertThat(rest.get("/faults").at("/faults/0/account").asText()).isEqualTo("account-1");
        control.clearFaults();

        assertThat(rest.get("/faults").path("faults")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /settings | {"delayMillis": -1} | delayMillis
                    /settings | {"delay": 1} | delay
                    /settings | {"webhooks": "sometimes"} | before-answer
                    /settings | {"webhookUrl": "ftp://somewhere"} | webhookUrl
                    /settings | [] | SettingsChange
                    /faults | {} | kind
                    /faults | {"kind": "flood"} | hold-before
                    /faults | {"kind": "rate-limit", "times": 0} | times
                    /faults | {"kind": "rate-limit", "millis": 5} | millis
                    /cards/pm_1/behaviour | {"outcome": "no_money"} | outcome
                    /cards/pm_1/behaviour | {} | outcome
                    /webhooks/redeliver | {"times": 1} | event or payment
                    /webhooks/redeliver | {"event": "evt_1", "times": 1000} | times
                    """)
    void whatIsWrongIsNamed(String path, String body, String named) {
        Answer answer = rest.exchange("POST", path, body, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asText()).contains(named);
    }

    @Test
    void whatDoesNotExistIs404() {
        assertThat(rest.exchange("GET", "/nothing", null, Map.of()).status()).isEqualTo(404);
        assertThatThrownBy(() -> control.behaviour("pm_unknown", "ok")).isInstanceOf(RestFailure.class);
        assertThat(rest.exchange("GET", "/payments?from=1", null, Map.of()).status())
                .isEqualTo(400);
    }
}
