package io.recredit.localstack.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Thousands of submits over several links, as in a measurement of sending: the speed is printed. */
class ManySubmitsIT {

    private static final int LINKS = 4;
    private static final int WINDOW = 25;
    private static final int MESSAGES = 20_000;

    @Test
    void takesThousandsOfSubmitsAndReportsEachDelivery() throws Exception {
        List<SmppClient> clients = new ArrayList<>();
        try (CarrierSimulator carrier = CarrierSimulator.start(0, 0);
                ExecutorService senders = Executors.newFixedThreadPool(LINKS * WINDOW)) {
            for (int i = 0; i < LINKS; i++) {
                clients.add(SmppClient.transceiver(carrier));
            }
            long start = System.nanoTime();
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                SmppClient client = clients.get(i % LINKS);
                answers.add(senders.submit(() -> client.submit("33612345678", "Hello")));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isNotEmpty();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("carrier simulator: %.0f submits/s%n", MESSAGES / seconds);
            Eventually.await(
                    "all receipts",
                    () -> clients.stream()
                                    .mapToInt(client -> client.receipts().size())
                                    .sum()
                            == MESSAGES);
            clients.forEach(SmppClient::close);
        }
    }
}
